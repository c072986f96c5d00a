using System.Net.Sockets;
using System.Text;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

/// <summary>Health, and the end of a server in good order.</summary>
public sealed class LifecycleTests
{
    [Theory]
    [InlineData("/_writ/health/live", "{\"status\":\"live\"}")]
    [InlineData("/_writ/health/ready", "{\"status\":\"ready\"}")]
    public async Task Health_is_answered_without_a_signature(string path, string body)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        Assert.Equal((200, body), await server.GetAsync(path));
        Assert.Equal(404, (await server.GetAsync(path + "/more")).Status);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_ends_the_server_with_code_0_and_nothing_on_standard_error(string signal)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        _ = (await server.Client().IamAsync("CreateUser", ("UserName", "someone"))).Succeeded;

        await server.SignalAsync(signal);

        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal("", server.Errors);
        Assert.False(File.Exists(data["running.json"]));
    }

    [Fact]
    public async Task Term_lets_a_request_in_flight_be_answered()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            using var connection = new TcpClient(server.Url.Host, server.Url.Port);
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream);
            var body = Encoding.UTF8.GetBytes(SignedClient.Form("2010-05-08", "CreateUser", ("UserName", "in-flight")));
            var headers = server.Client().Sign("iam", "application/x-www-form-urlencoded", body);
            var head = $"POST / HTTP/1.1\r\n{string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n"))}Content-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync()); // now the server is reading this request

            await server.SignalAsync("TERM");
            await UntilRefusedAsync(server.Url);
            await Task.Delay(TimeSpan.FromSeconds(3)); // longer than frameworks give a program by themselves
            await stream.WriteAsync(body);

            Assert.Equal("", await reader.ReadLineAsync());
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
            Assert.Equal(0, await server.WaitForExitAsync());
        }

        await using var later = await ServerProcess.StartAsync(data.Path);
        Assert.Equal(["in-flight"], (await later.Client().IamAsync("ListUsers")).Succeeded.All("UserName"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(130)]
    [InlineData(160)]
    [InlineData(190)]
    [InlineData(220)]
    public async Task Term_while_starting_is_no_failure(int milliseconds)
    {
        using var data = new TemporaryDirectory();
        var script = $"'{Checkout.Binary}' serve --data '{data.Path}' --listen http://127.0.0.1:0 >/dev/null & sleep {milliseconds / 1000.0}; kill $!; wait $!";

        var (code, _, errors) = await Command.BashAsync(script, []);

        // 143: before the program could say what it does on a signal.
        Assert.True(code is 0 or 143, $"{code} {errors}");
        Assert.Equal("", errors);
        Assert.False(File.Exists(data["running.json"]));
    }

    [Fact]
    public async Task Clients_that_go_away_leave_no_trace()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        foreach (var text in (string[])["", "POST", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf", "\0\0\0", "GET / HTTP/9\r\n\r\n"])
        {
            for (var count = 0; count < 10; count++)
            {
                using var connection = new TcpClient(server.Url.Host, server.Url.Port);
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
                connection.LingerState = new LingerOption(enable: count % 2 == 0, seconds: 0); // half of them by a reset
            }
        }

        Assert.Equal(200, (await server.Client().StsAsync("GetCallerIdentity")).Status);
        Assert.Equal(0, await server.StopAsync());
        Assert.Equal("", server.Errors);
    }

    [Fact]
    public async Task Term_ends_soon_although_clients_keep_their_connections()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var connections = new List<TcpClient>();
        for (var count = 0; count < 20; count++)
        {
            connections.Add(new TcpClient(server.Url.Host, server.Url.Port));
        }

        _ = (await server.Client().StsAsync("GetCallerIdentity")).Succeeded; // leaves a kept connection behind

        var exit = await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(8));

        Assert.Equal(0, exit);
        connections.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task Reads_recorded_just_before_the_end_are_in_the_log()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            _ = (await server.Client().StsAsync("GetCallerIdentity")).Succeeded;
            Assert.Equal(0, await server.StopAsync());
        }

        await using var later = await ServerProcess.StartAsync(data.Path);
        var events = await later.Client().CloudTrailAsync("LookupEvents", """{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"GetCallerIdentity"}]}""");
        Assert.Contains("GetCallerIdentity", events.Succeeded.Body, StringComparison.Ordinal);
    }

    /// <summary>Waits until the server takes no new connections: it is draining.</summary>
    private static async Task UntilRefusedAsync(Uri url)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!late.IsCancellationRequested)
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(url.Host, url.Port, late.Token);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(20, late.Token);
        }
    }
}
