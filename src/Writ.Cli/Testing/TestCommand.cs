using System.CommandLine;
using Writ.Cli.Documents;
using Writ.Cli.Output;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>`writ test`: unit tests of policies.</summary>
internal static class TestCommand
{
    private const string Description = """
        Run unit tests of policies, offline. Exit code 0: all pass, 1: a test fails, 2: a file cannot be read or has no tests.

        Example (docs/policy-tests.md describes the format):
          writ test policies/ --junit report.xml

          # policies/read.writ-test.yaml
          policies: {identity: {file: read.json}}
          request: {principal: "arn:aws:iam::123456789012:user/alice"}
          tests:
            - name: reads are allowed
              request: {action: s3:GetObject, resource: "arn:aws:s3:::bucket/key"}
              expect: allow
            - name: writes are not
              request: {action: s3:PutObject, resource: "arn:aws:s3:::bucket/key"}
              expect: deny
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Arity = ArgumentArity.ZeroOrMore, Description = "Test files, and folders to search for *.writ-test.yaml, .yml and .json. Default: the current folder." };
        var junit = new Option<string?>("--junit") { HelpName = "FILE", Description = "Also write the report as JUnit XML." };
        var json = new Option<bool>("--json") { Description = "Print a JSON object." };
        var strict = new Option<bool>("--strict") { Description = "Refuse policies that AWS would not save, in AWS's words, instead of only those that it could not evaluate. Warnings end with exit code 2." };
        var command = new Command("test", Description) { files, junit, json, strict };
        command.SetAction(parsed =>
        {
            try
            {
                var strictness = parsed.GetValue(strict) ? PolicyStrictness.Save : PolicyStrictness.Stored;
                var run = TestRun.Of(TestFiles.Find(parsed.GetValue(files) ?? []), strictness, TimeProvider.System);
                return Report(run, parsed.GetValue(junit), parsed.GetValue(json), strictness == PolicyStrictness.Save);
            }
            catch (Exception reason) when (reason is InputException or IOException or UnauthorizedAccessException)
            {
                return WritCommand.Fail(reason.Message);
            }
        });
        return command;
    }

    private static int Report(TestRun run, string? junit, bool json, bool strict)
    {
        if (json)
        {
            JsonOutput.Print(writer => JsonReport.Write(writer, run));
        }
        else
        {
            TextReport.Print(run, Terminal.ForOutput());
            foreach (var file in run.Files)
            {
                Terminal.Warn(file.Warnings, file.Path);
            }
        }

        if (junit is not null) // last: when it cannot be written, the results are on the screen already
        {
            using var file = File.Create(junit);
            JUnitReport.Write(file, run);
        }

        return strict && run.Files.Any(file => file.Warnings.Count > 0) ? WritCommand.Fail("there are warnings, and --strict makes them errors.") : run.ExitCode;
    }
}
