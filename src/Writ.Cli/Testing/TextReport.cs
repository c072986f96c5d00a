using System.Globalization;
using Writ.Cli.Output;

namespace Writ.Cli.Testing;

/// <summary>The report for people.</summary>
internal static class TextReport
{
    public static void Print(TestRun run, Terminal terminal)
    {
        foreach (var file in run.Files)
        {
            terminal.Line(terminal.Bold(Terminal.Plain(file.Path)));
            if (file.Error is { } error)
            {
                terminal.Line($"  {terminal.Red("ERROR")} {Terminal.Plain(error)}");
            }

            foreach (var result in file.Results)
            {
                Print(file.Path, result, terminal);
            }

            terminal.Line();
        }

        var failed = $"{run.Failed} failed";
        var unreadable = run.Unreadable > 0 ? terminal.Red($", {run.Unreadable} unreadable") : "";
        terminal.Line($"{run.Passed} passed, {(run.Failed > 0 ? terminal.Red(failed) : failed)}{unreadable} in {Milliseconds(run.Time)}");
    }

    /// <summary>Why a test failed, line by line.</summary>
    public static IEnumerable<string> Why(string path, TestOutcome result, Terminal terminal)
    {
        var (test, decision) = (result.Test, result.Explanation.Decision);
        yield return Terminal.Plain(result.Failure ?? "");
        yield return Terminal.Plain($"{test.Request.Action} on {test.Request.Resource} by {test.Request.Caller.Arn ?? test.Request.Caller.Name ?? "anonymous"}");
        if (!decision.IsAllowed)
        {
            yield return Terminal.Plain($"AWS would say: {decision.AccessDeniedMessage(test.Request)}");
        }

        foreach (var line in ExplanationText.Lines(result.Explanation, terminal))
        {
            yield return $"  {line}";
        }

        yield return Terminal.Plain($"at {path}:{test.Line}");
    }

    private static void Print(string path, TestOutcome result, Terminal terminal)
    {
        terminal.Line($"  {(result.Passed ? terminal.Green("pass") : terminal.Red("FAIL"))}  {Terminal.Plain(result.Test.Name)} {terminal.Dim($"({Milliseconds(result.Time)})")}");
        foreach (var line in result.Passed ? [] : Why(path, result, terminal))
        {
            terminal.Line($"        {line}");
        }
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
