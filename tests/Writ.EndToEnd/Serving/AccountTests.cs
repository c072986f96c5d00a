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
