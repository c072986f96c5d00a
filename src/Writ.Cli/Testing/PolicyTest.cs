using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>One question with what is expected of it: a test, or one row or combination of it.</summary>
internal sealed record PolicyTest(string Name, int Line, AuthorizationRequest Request, PolicySet Policies, Expectation Expectation);

/// <summary>A test file that was read.</summary>
internal sealed record PolicyTestFile(string Path, IReadOnlyList<PolicyTest> Tests);
