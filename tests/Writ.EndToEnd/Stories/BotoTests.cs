using System.Net;
using System.Net.Sockets;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>What Python programs do with boto3; the programs are in clients/.</summary>
public sealed class BotoTests
{
    private const int NotKnownToTheClient = 4;

    [Fact]
    public async Task Story_holds_over_a_kill()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            await RunAsync(server, "story.py", "build");
            await server.KillAsync();
        }

        await using var restarted = await ServerProcess.StartAsync(data.Path);
        await RunAsync(restarted, "story.py", "verify");
        await RunAsync(restarted, "story.py", "remove");
    }

    [Fact]
    public async Task Presigned_url_is_answered_to_whoever_fetches_it()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await RunAsync(server, "presigned.py");
    }

    [Fact]
    public async Task Sixteen_clients_at_once_see_their_own_writes_and_one_wins_each_name()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await RunAsync(server, "parallel.py");
    }

    [Fact]
    public async Task Service_outside_verifies_the_account_s_tokens()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await RunAsync(server, "federation.py");
    }

    [Fact]
    public async Task Token_of_an_identity_provider_gives_a_session()
    {
        using var data = new TemporaryDirectory();
        var port = FreePort();
        await using var server = await ServerProcess.StartAsync(data.Path, "--identity-provider", $"https://idp.example.com=http://127.0.0.1:{port}");

        await RunAsync(server, "webidentity.py", port);
    }

    [Fact]
    public async Task Assertion_of_an_identity_provider_gives_a_session()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await RunAsync(server, "saml.py");
    }

    /// <summary>A port for a server that the program starts, which this server must be told of before.</summary>
    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static async Task RunAsync(ServerProcess server, string program, params string[] arguments)
    {
        string[] words = ["-W", "ignore", Checkout.Client(program), server.Url.GetLeftPart(UriPartial.Authority), .. arguments];
        var (code, output, errors) = await Command.RunAsync("python3", words, AwsCli.Environment(RootKey.Id, RootKey.Secret));

        Assert.SkipWhen(code == NotKnownToTheClient, $"This machine's Python has no: {output}");
        Assert.True(code == 0, $"{program}: {output}\n{errors}\n{server.Errors}");
    }
}
