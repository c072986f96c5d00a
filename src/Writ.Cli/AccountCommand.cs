using System.CommandLine;
using System.Text.Json.Nodes;

namespace Writ.Cli;

/// <summary>`writ account`: the accounts of the running server, and keys of their root users.</summary>
internal static class AccountCommand
{
    private static readonly Option<string?> Data = ServeCommand.Text("--data", "WRIT_DATA", "The data directory of the server. Default: writ in the user's data directory.");

    public static Command Create() => new("account", "Create and list the running server's accounts, issue and remove keys of their root users, and read the codes of their new addresses.")
    {
        CreateAccount(), ListAccounts(), CreateKey(), DeleteKey(), EmailCode(),
    };

    private static Command CreateAccount()
    {
        var name = new Argument<string>("name") { Description = "What the account is called." };
        var email = new Option<string>("--email") { Description = "The address of its root user, which no other account has.", Required = true };
        var id = new Option<string?>("--id") { Description = "Its 12 digits. Default: random." };
        var command = new Command("create", "Create an account that is in no organization, and print its id.") { name, email, id, Data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            "CreateAccount",
            new JsonObject { ["AccountId"] = parsed.GetValue(id), ["Name"] = parsed.GetValue(name), ["Email"] = parsed.GetValue(email) },
            answer => Console.WriteLine((string?)answer["AccountId"]),
            cancellation));
        return command;
    }

    private static Command ListAccounts()
    {
        var command = new Command("list", "List all accounts: id, status, organization, address and name.") { Data };
        command.SetAction(ListAsync);
        return command;
    }

    private static Command CreateKey()
    {
        var account = new Argument<string>("account") { Description = "The account's 12 digits." };
        var command = new Command("create-root-key", "Issue an access key of an account's root user. Its secret is shown this once.") { account, Data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            "CreateRootAccessKey",
            new JsonObject { ["AccountId"] = parsed.GetValue(account) },
            answer => Console.WriteLine($"export AWS_ACCESS_KEY_ID={(string?)answer["AccessKeyId"]}\nexport AWS_SECRET_ACCESS_KEY={(string?)answer["SecretAccessKey"]}"),
            cancellation));
        return command;
    }

    private static Command DeleteKey()
    {
        var account = new Argument<string>("account") { Description = "The account's 12 digits." };
        var key = new Argument<string>("key") { Description = "The access key id." };
        var command = new Command("delete-root-key", "Take an access key of an account's root user back.") { account, key, Data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            "DeleteRootAccessKey",
            new JsonObject { ["AccountId"] = parsed.GetValue(account), ["AccessKeyId"] = parsed.GetValue(key) },
            _ => { },
            cancellation));
        return command;
    }

    private static Command EmailCode()
    {
        var account = new Argument<string>("account") { Description = "The account's 12 digits." };
        var command = new Command("email-code", "Print the one-time code that AWS would send to the new address of an account's root user.") { account, Data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            "DescribePrimaryEmailUpdate",
            new JsonObject { ["AccountId"] = parsed.GetValue(account) },
            answer => Console.WriteLine($"{(string?)answer["Otp"]}  {(string?)answer["PrimaryEmail"]}"),
            cancellation));
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var request = next is null ? [] : new JsonObject { ["NextToken"] = next };
            next = null;
            var exit = await RunAsync(parsed, "ListAccounts", request, answer => next = Print(answer), cancellation);
            if (exit != 0)
            {
                return exit;
            }
        }
        while (next is not null);

        return 0;
    }

    /// <summary>Prints a page; answers with where the next one begins.</summary>
    private static string? Print(JsonObject answer)
    {
        foreach (var account in (answer["Accounts"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Console.WriteLine($"{(string?)account["Id"]}  {(string?)account["Status"],-9}  {(string?)account["OrganizationId"] ?? "-",-12}  {(string?)account["Email"]}  {(string?)account["Name"]}");
        }

        return (string?)answer["NextToken"];
    }

    private static async Task<int> RunAsync(ParseResult parsed, string operation, JsonObject parameters, Action<JsonObject> print, CancellationToken cancellation)
    {
        var directory = parsed.GetValue(Data) ?? DataDirectory.Default();
        if (await RunningServer.FindAliveAsync(directory, cancellation) is not { } server)
        {
            return WritCommand.Fail($"no server runs on the data directory {directory}. Start one with 'writ serve', or name another with --data.");
        }

        var (answer, refusal) = await OwnServiceClient.CallAsync(server, operation, parameters, cancellation);
        if (answer is null)
        {
            return WritCommand.Fail(refusal ?? "");
        }

        print(answer);
        return 0;
    }
}
