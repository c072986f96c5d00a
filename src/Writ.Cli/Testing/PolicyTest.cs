using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>
/// One question with what is expected of it: a test, or one row or combination of it. <see cref="Resource"/> is what the file names, the
/// request's is what an action without resource type is asked on.
/// </summary>
internal sealed record PolicyTest(string Name, int Line, AuthorizationRequest Request, string Resource, PolicySet Policies, Expectation Expectation);

/// <summary>A test file that was read.</summary>
internal sealed record PolicyTestFile(string Path, IReadOnlyList<PolicyTest> Tests);
