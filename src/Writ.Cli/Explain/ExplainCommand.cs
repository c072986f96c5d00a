using System.CommandLine;
using Writ.Cli.Documents;
using Writ.Cli.Output;
using Writ.Cli.Policies;

namespace Writ.Cli.Explain;

/// <summary>`writ explain`: says of a refusal who was denied what, by which layer, and what would have to change.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Explain a refusal in plain words: who was denied what, by which layer, and what would have to change.

        It takes a decoded authorization message (aws sts decode-authorization-message), a CloudTrail record, a list of them ({"Records": …}
        as in CloudTrail's files, {"Events": …} as from aws cloudtrail lookup-events), or the text of an AccessDenied.
        With policies given, it decides the request again by them and explains that too.
        Exit code 0: explained, 1: nothing in it was denied, 2: error.

        Example:
          aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=alice | writ explain --identity read.json
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file; '-' for standard input.", DefaultValueFactory = _ => InputFile.StandardInput };
        var role = new Option<string?>("--role-arn") { HelpName = "ARN", Description = "The role's ARN with its path, when the principal is a session of it." };
        var account = new Option<string?>("--resource-account") { HelpName = "DIGITS", Description = "The account that owns the resource, when the refusal does not tell." };
        var context = new Option<string[]>("--context") { HelpName = "KEY=VALUE", Description = "A condition key that the refusal does not tell, or tells wrongly. Repeatable; a repeated key holds several values." };
        var json = new Option<bool>("--json") { Description = "Print a JSON object." };
        var policies = new PolicyOptions();
        var command = new Command("explain", Description) { file };
        policies.AddTo(command);
        foreach (var option in (Option[])[role, account, context, json])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            try
            {
                GivenFacts? given = policies.IsGiven(parsed)
                    ? new GivenFacts(policies.Read(parsed), parsed.GetValue(role), parsed.GetValue(account), parsed.GetValue(context) ?? [])
                    : null;
                return Report(parsed.GetValue(file) ?? InputFile.StandardInput, given, parsed.GetValue(json));
            }
            catch (Exception reason) when (reason is InputException or IOException)
            {
                return WritCommand.Fail(reason.Message);
            }
        });
        return command;
    }

    private static int Report(string file, GivenFacts? given, bool json)
    {
        var denials = DenialReader.Read(InputFile.NameOf(file), InputFile.ReadText(file));
        if (json)
        {
            JsonOutput.Print(writer => ExplainReport.Write(writer, denials, given));
        }
        else
        {
            ExplainReport.Print(denials, given, Terminal.ForOutput());
        }

        return denials.Found.Count > 0 ? 0 : 1;
    }
}
