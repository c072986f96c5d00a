using System.Text.Json;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

/// <summary>`writ env`: what it prints is evaluated by a shell, whatever the secret is made of.</summary>
public sealed class EnvTests
{
    public static TheoryData<string> Secrets { get; } =
        ["plain", "it's \"quoted\"", "two  spaces ", "$HOME `id` $(id) \\ !!", "*;&|<>?[x]{a,b}~#", "-n", "ümläut €", "a\tb"];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Lines_evaluated_by_bash_work_with_aws(string secret)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync([], "--data", data.Path, "--root-access-key-id", "root", "--root-secret-access-key", secret);
        var environment = new Dictionary<string, string>(AwsCli.Environment("old", "old", "old token"), StringComparer.Ordinal)
        {
            ["AWS_PROFILE"] = "none",
            ["WRIT_DATA"] = data.Path,
        };

        // Debian's aws is older than AWS_ENDPOINT_URL, so the script passes it on.
        var (code, output, errors) = await Command.BashAsync(
            $"set -eu; eval \"$('{Checkout.Binary}' env)\"; printf '%s\\n' \"$AWS_SECRET_ACCESS_KEY\"; aws --endpoint-url \"$AWS_ENDPOINT_URL\" sts get-caller-identity --query Arn --output text",
            environment);

        Assert.True(code == 0, errors);
        Assert.Equal(secret, output.Split('\n')[0]);
        Assert.EndsWith(":root", output.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        var (code, output, _) = await ServerProcess.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "env", "--data", data.Path, "--json");

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(server.Url, new Uri(json.RootElement.GetProperty("AWS_ENDPOINT_URL").GetString() ?? ""));
        Assert.Equal(RootKey.Id, json.RootElement.GetProperty("AWS_ACCESS_KEY_ID").GetString());
        Assert.Equal(RootKey.Secret, json.RootElement.GetProperty("AWS_SECRET_ACCESS_KEY").GetString());
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "http://127.0.0.1:")]
    [InlineData("http://[::]:0", "http://")]
    public async Task Url_of_a_server_on_all_addresses_can_be_called(string listen, string expected)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--listen", listen);

        var (code, output, _) = await Command.BashAsync($"eval \"$('{Checkout.Binary}' env --data '{data.Path}')\" && echo $AWS_ENDPOINT_URL", []);

        Assert.Equal(0, code);
        Assert.StartsWith(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ephemeral_server_does_not_hide_the_one_that_holds_the_directory()
    {
        using var data = new TemporaryDirectory();
        await using var durable = await ServerProcess.StartAsync(data.Path);
        await using (var ephemeral = await ServerProcess.StartAsync(data.Path, "--ephemeral"))
        {
            Assert.Equal(0, await ephemeral.StopAsync());
        }

        var (code, output, _) = await ServerProcess.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "env", "--data", data.Path);

        Assert.Equal(0, code);
        Assert.Contains($"AWS_ENDPOINT_URL={durable.Url.GetLeftPart(UriPartial.Authority)}\n", output, StringComparison.Ordinal);
    }
}
