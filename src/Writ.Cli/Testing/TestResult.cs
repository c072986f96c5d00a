using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>How one test came out; <see cref="Failure"/> is null when it passed.</summary>
internal sealed record TestResult(PolicyTest Test, Explanation Explanation, string? Failure, TimeSpan Time)
{
    public bool Passed => Failure is null;
}

/// <summary>How the tests of one file came out; <see cref="Error"/> says why the file could not be read.</summary>
internal sealed record TestFileResult(string Path, IReadOnlyList<TestResult> Results, string? Error, TimeSpan Time)
{
    public int Failed => Results.Count(result => !result.Passed);
}

/// <summary>All files together.</summary>
internal sealed record TestRun(IReadOnlyList<TestFileResult> Files, TimeSpan Time)
{
    public int Passed => Files.Sum(file => file.Results.Count) - Failed;

    public int Failed => Files.Sum(file => file.Failed);

    public int Unreadable => Files.Count(file => file.Error is not null);

    /// <summary>0: all pass, 1: a test fails, 2: a file cannot be read.</summary>
    public int ExitCode => (Unreadable, Failed) switch
    {
        ( > 0, _) => WritCommand.Failure,
        (_, > 0) => 1,
        _ => 0,
    };

    public static TestRun Of(IReadOnlyList<string> paths, PolicyStrictness strictness, TimeProvider clock)
    {
        var begin = clock.GetTimestamp();
        List<TestFileResult> files = [.. paths.Select(path => RunFile(path, strictness, clock))];
        return new TestRun(files, clock.GetElapsedTime(begin));
    }

    private static TestFileResult RunFile(string path, PolicyStrictness strictness, TimeProvider clock)
    {
        var begin = clock.GetTimestamp();
        try
        {
            List<TestResult> results = [.. TestFileReader.Read(path, strictness).Tests.Select(test => RunTest(test, clock))];
            return new TestFileResult(path, results, null, clock.GetElapsedTime(begin));
        }
        catch (InputException reason)
        {
            return new TestFileResult(path, [], reason.Message, clock.GetElapsedTime(begin));
        }
    }

    private static TestResult RunTest(PolicyTest test, TimeProvider clock)
    {
        var begin = clock.GetTimestamp();
        var explanation = Authorizer.Explain(test.Request, test.Policies);
        return new TestResult(test, explanation, test.Expectation.WhyNot(explanation.Decision), clock.GetElapsedTime(begin));
    }
}
