using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

/// <summary>`writ account`: accounts of the running server and keys of their root users.</summary>
public sealed class AccountTests
{
    private const string Account = "444455556666";

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task Account_is_created_listed_used_as_root_and_outlives_the_server()
    {
        using var data = new TemporaryDirectory();
        string key, secret;
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            Assert.Equal((0, Account + "\n"), await RunAsync("create", "Dev", "--email", "dev@example.com", "--id", Account, "--data", data.Path));
            var (code, lines) = await RunAsync("create-root-key", Account, "--data", data.Path);
            Assert.Equal(0, code);
            (key, secret) = (Value(lines, "AWS_ACCESS_KEY_ID"), Value(lines, "AWS_SECRET_ACCESS_KEY"));
        }

        await using var again = await ServerProcess.StartAsync(data.Path);
        Assert.Contains($"{Account}  ACTIVE", (await RunAsync("list", "--data", data.Path)).Output, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:iam::{Account}:root", await WhoAmIAsync(again, key, secret), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("delete-root-key", Account, key, "--data", data.Path)).Code);
        Assert.Contains("InvalidClientTokenId", await WhoAmIAsync(again, key, secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_of_a_member_is_changed_with_the_code_that_the_operator_reads()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);
        await root.TextAsync("organizations create-organization");
        await root.TextAsync("organizations enable-aws-service-access --service-principal account.amazonaws.com");
        var member = await root.TextAsync("organizations create-account --account-name dev --email dev@example.com --query CreateAccountStatus.AccountId");
        Assert.Equal((2, ""), await RunAsync("email-code", member, "--data", data.Path));

        Assert.Equal("PENDING", await root.TextAsync($"account start-primary-email-update --account-id {member} --primary-email new@example.com"));
        var (code, output) = await RunAsync("email-code", member, "--data", data.Path);
        Assert.Equal((0, "new@example.com"), (code, output.TrimEnd('\n').Split("  ")[1]));
        var accept = $"account accept-primary-email-update --account-id {member} --primary-email new@example.com --otp";
        Assert.Contains("(ValidationException)", await root.RefusedAsync($"{accept} AAAAAA"), StringComparison.Ordinal);
        Assert.Equal("ACCEPTED", await root.TextAsync($"{accept} {output.Split("  ")[0]}"));

        Assert.Equal("new@example.com", await root.TextAsync($"account get-primary-email --account-id {member}"));
        Assert.Equal("new@example.com", await root.TextAsync($"organizations describe-account --account-id {member} --query Account.Email"));
    }

    [Fact]
    public async Task Refusals_are_one_line_and_exit_code_2()
    {
        using var data = new TemporaryDirectory();
        Assert.Equal((2, ""), await RunAsync("list", "--data", data.Path));

        await using var server = await ServerProcess.StartAsync(data.Path);
        Assert.Equal((2, ""), await RunAsync("create-root-key", "999999999999", "--data", data.Path));
        Assert.Equal((2, ""), await RunAsync("create", "x", "--email", "root@localhost", "--data", data.Path));
    }

    private static async Task<string> WhoAmIAsync(ServerProcess server, string key, string secret) =>
        (await server.Client(key, secret).StsAsync("GetCallerIdentity")).Body;

    private static string Value(string lines, string name) =>
        lines.Split('\n').Single(line => line.StartsWith($"export {name}=", StringComparison.Ordinal))[$"export {name}=".Length..];

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var (code, output, _) = await ServerProcess.RunAsync(Nothing, ["account", .. arguments]);
        return (code, output);
    }
}
