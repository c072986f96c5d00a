using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>How one test came out; <see cref="Failure"/> is null when it passed.</summary>
internal sealed record TestOutcome(PolicyTest Test, Explanation Explanation, string? Failure, TimeSpan Time)
{
    public bool Passed => Failure is null;
}

/// <summary>How the tests of one file came out; <see cref="Error"/> says why the file could not be read.</summary>
internal sealed record TestFileOutcome(string Path, IReadOnlyList<TestOutcome> Results, string? Error, TimeSpan Time)
{
    /// <summary>What looks like a mistake in its tests and their policies.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int Failed => Results.Count(result => !result.Passed);
}
