using System.CommandLine;
using Writ.Cli.Checks;
using Writ.Cli.Documents;
using Writ.Cli.Output;
using Writ.Cli.Policies;

namespace Writ.Cli.Simulate;

/// <summary>`writ simulate`: decides questions offline, by the evaluator that the server uses.</summary>
internal static class SimulateCommand
{
    private const string Description = """
        Decide offline what policies say to a request, or to thousands of them. Exit code 0: allowed, 1: denied, 2: error.

        Example:
          writ simulate --identity read.json --principal arn:aws:iam::123456789012:user/alice \
            --action s3:GetObject --resource arn:aws:s3:::bucket/key --context aws:SourceIp=203.0.113.7 --explain

        The context is complete as given; only what follows from the principal (aws:PrincipalArn, aws:username and the like) is added.
        Policy files hold JSON or YAML; '-' is standard input. What looks misspelt, by AWS's own lists of actions, resources and
        condition keys, is told as a warning on standard error.
        """;

    public static Command Create()
    {
        var options = new SimulateOptions();
        var command = new Command("simulate", Description);
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return options.CasesFile(parsed) is { } cases
                    ? await CaseRun.RunAsync(cases, options.Explains(parsed), cancellation)
                    : Answer(options, parsed);
            }
            catch (Exception reason) when (reason is InputException or IOException)
            {
                return WritCommand.Fail(reason.Message);
            }
        });
        return command;
    }

    private static int Answer(SimulateOptions options, ParseResult parsed)
    {
        var questions = options.Questions(parsed).ToList();
        var answers = questions.ConvertAll(question => SimulatedAnswer.To(question.Request, question.Policies));
        var warnings = new CatalogWarnings();
        questions.ForEach(question => warnings.Check(question.Request, question.Resource, question.Policies));
        if (options.IsForMachines(parsed))
        {
            JsonOutput.Print(json => SimulationReport.Write(json, answers, warnings.Texts, options.Explains(parsed)));
        }
        else
        {
            SimulationReport.Print(answers, options.Explains(parsed), Terminal.ForOutput());
            Terminal.Warn(warnings.Texts);
        }

        if (warnings.Texts.Count > 0 && options.IsStrict(parsed))
        {
            return WritCommand.Fail("there are warnings, and --strict makes them errors.");
        }

        return answers.TrueForAll(answer => answer.Decision.IsAllowed) ? 0 : 1;
    }
}
