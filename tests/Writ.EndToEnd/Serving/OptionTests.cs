using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

/// <summary>What `writ serve` is told by options, and by the environment.</summary>
public sealed class OptionTests
{
    [Fact]
    public async Task Every_option_is_obeyed()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(
            [],
            "--listen", "http://127.0.0.1:0", "--data", data["here"], "--account", "111122223333", "--root-email", "root@example.com",
            "--root-access-key-id", "any=key;it's", "--root-secret-access-key", "any secret", "--unload-after", "5");

        var identity = await server.Client("any=key;it's", "any secret").StsAsync("GetCallerIdentity");

        Assert.Equal("arn:aws:iam::111122223333:root", identity.Succeeded["Arn"]);
        Assert.True(File.Exists(data["here/writ.db"]));
    }

    [Fact]
    public async Task Every_option_can_be_given_in_the_environment()
    {
        using var data = new TemporaryDirectory();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WRIT_LISTEN"] = "http://127.0.0.1:0",
            ["WRIT_DATA"] = data["here"],
            ["WRIT_ACCOUNT_ID"] = "111122223333",
            ["WRIT_ROOT_EMAIL"] = "root@example.com",
            ["WRIT_ROOT_ACCESS_KEY_ID"] = "root",
            ["WRIT_ROOT_SECRET_ACCESS_KEY"] = "secret",
            ["WRIT_UNLOAD_AFTER"] = "0",
        };
        await using (var server = await ServerProcess.StartAsync(environment))
        {
            var identity = await server.Client("root", "secret").StsAsync("GetCallerIdentity");
            Assert.Equal("arn:aws:iam::111122223333:root", identity.Succeeded["Arn"]);
            Assert.True(File.Exists(data["here/writ.db"]));
            Assert.Equal(404, (await server.GetAsync("/_writ/reset", HttpMethod.Post)).Status);
        }

        environment["WRIT_EPHEMERAL"] = "true";
        await using var ephemeral = await ServerProcess.StartAsync(environment);
        Assert.Equal(200, (await ephemeral.GetAsync("/_writ/reset", HttpMethod.Post)).Status);
    }

    [Fact]
    public async Task An_option_wins_over_the_environment()
    {
        using var data = new TemporaryDirectory();
        var environment = new Dictionary<string, string>(RootKey.Environment, StringComparer.Ordinal) { ["WRIT_ACCOUNT_ID"] = "111122223333", ["WRIT_DATA"] = data["there"] };
        await using var server = await ServerProcess.StartAsync(environment, "--data", data["here"], "--account", "444455556666");

        Assert.Equal("444455556666", (await server.Client().StsAsync("GetCallerIdentity")).Succeeded["Account"]);
        Assert.False(Directory.Exists(data["there"]));
    }

    [Fact]
    public async Task Account_is_drawn_at_the_first_start_and_kept()
    {
        using var data = new TemporaryDirectory();
        var accounts = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            await using var server = await ServerProcess.StartAsync(data.Path);
            accounts.Add((await server.Client().StsAsync("GetCallerIdentity")).Succeeded["Account"]);
        }

        Assert.Matches("^[0-9]{12}$", accounts[0]);
        Assert.Equal(accounts[0], accounts[1]);
    }

    [Fact]
    public async Task A_new_root_key_replaces_the_old_one()
    {
        using var data = new TemporaryDirectory();
        await using (await ServerProcess.StartAsync(data.Path))
        {
        }

        await using (var server = await ServerProcess.StartAsync([], "--data", data.Path, "--root-access-key-id", "new", "--root-secret-access-key", "secret"))
        {
            Assert.Equal(200, (await server.Client("new", "secret").StsAsync("GetCallerIdentity")).Status);
            Assert.Equal("InvalidClientTokenId", (await server.Client().StsAsync("GetCallerIdentity"))["Code"]);
        }

        await using var later = await ServerProcess.StartAsync([], "--data", data.Path);
        Assert.Equal(200, (await later.Client("new", "secret").StsAsync("GetCallerIdentity")).Status);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://0.0.0.0:0")]
    public async Task Addresses_of_both_families_are_served(string listen)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--listen", listen);

        Assert.Equal(200, (await server.Client().StsAsync("GetCallerIdentity")).Status);
    }
}
