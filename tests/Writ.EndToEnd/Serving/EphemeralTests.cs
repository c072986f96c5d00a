using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

public sealed class EphemeralTests
{
    [Fact]
    public async Task Reset_returns_to_the_first_state()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--ephemeral");
        var root = server.Client();
        var account = (await root.StsAsync("GetCallerIdentity")).Succeeded["Account"];
        for (var round = 0; round < 3; round++)
        {
            _ = (await root.IamAsync("CreateUser", ("UserName", "temporary"))).Succeeded;
            var key = (await root.IamAsync("CreateAccessKey", ("UserName", "temporary"))).Succeeded;
            var user = server.Client(key["AccessKeyId"], key["SecretAccessKey"]);
            Assert.Equal(200, (await user.StsAsync("GetCallerIdentity")).Status);

            Assert.Equal((200, "{}"), await server.GetAsync("/_writ/reset", HttpMethod.Post));

            Assert.Empty((await root.IamAsync("ListUsers")).Succeeded.All("UserName"));
            Assert.Equal("InvalidClientTokenId", (await user.StsAsync("GetCallerIdentity"))["Code"]);
            Assert.Equal(account, (await root.StsAsync("GetCallerIdentity")).Succeeded["Account"]);
        }
    }

    [Fact]
    public async Task Reset_forgets_the_audit_log()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--ephemeral");
        var root = server.Client();
        _ = (await root.IamAsync("CreateUser", ("UserName", "temporary"))).Succeeded;

        Assert.Equal(200, (await server.GetAsync("/_writ/reset", HttpMethod.Post)).Status);

        var events = (await root.CloudTrailAsync("LookupEvents", "{}")).Succeeded;
        Assert.DoesNotContain("CreateUser", events.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync(data["writ"], "--ephemeral"))
        {
            _ = (await server.Client().IamAsync("CreateUser", ("UserName", "temporary"))).Succeeded;
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.False(Directory.Exists(data["writ"]) && Directory.EnumerateFileSystemEntries(data["writ"]).Any());
    }

    [Fact]
    public async Task Reset_is_not_there_on_a_durable_server()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        _ = (await server.Client().IamAsync("CreateUser", ("UserName", "kept"))).Succeeded;

        Assert.Equal(404, (await server.GetAsync("/_writ/reset", HttpMethod.Post)).Status);
        Assert.Equal(["kept"], (await server.Client().IamAsync("ListUsers")).Succeeded.All("UserName"));
    }

    [Fact]
    public async Task Reset_is_not_there_for_other_machines()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--ephemeral", "--listen", "http://0.0.0.0:0");

        Assert.Equal(404, (await server.GetAsync("/_writ/reset", HttpMethod.Post)).Status);
    }

    [Fact]
    public async Task Reset_is_a_post()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path, "--ephemeral");

        Assert.NotEqual(200, (await server.GetAsync("/_writ/reset")).Status);
    }
}
