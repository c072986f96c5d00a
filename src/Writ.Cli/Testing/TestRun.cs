using Writ.Cli.Checks;
using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>All files together.</summary>
internal sealed record TestRun(IReadOnlyList<TestFileOutcome> Files, TimeSpan Time)
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
        List<TestFileOutcome> files = [.. paths.Select(path => RunFile(path, strictness, clock))];
        return new TestRun(files, clock.GetElapsedTime(begin));
    }

    private static TestFileOutcome RunFile(string path, PolicyStrictness strictness, TimeProvider clock)
    {
        var begin = clock.GetTimestamp();
        try
        {
            var tests = TestFileReader.Read(path, strictness).Tests;
            List<TestOutcome> results = [.. tests.Select(test => RunTest(test, clock))];
            return new TestFileOutcome(path, results, null, clock.GetElapsedTime(begin)) { Warnings = WarningsOf(tests) };
        }
        catch (InputException reason)
        {
            return new TestFileOutcome(path, [], $"{reason.Message} None of the file's tests ran.", clock.GetElapsedTime(begin));
        }
    }

    private static IReadOnlyList<string> WarningsOf(IReadOnlyList<PolicyTest> tests)
    {
        var warnings = new CatalogWarnings();
        foreach (var test in tests)
        {
            warnings.Check(test.Request, test.Resource, test.Policies);
        }

        return warnings.Texts;
    }

    private static TestOutcome RunTest(PolicyTest test, TimeProvider clock)
    {
        var begin = clock.GetTimestamp();
        var explanation = Authorizer.Explain(test.Request, test.Policies);
        return new TestOutcome(test, explanation, test.Expectation.WhyNot(explanation), clock.GetElapsedTime(begin));
    }
}
