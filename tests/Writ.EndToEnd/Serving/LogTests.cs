using System.Net.Sockets;
using System.Text;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Serving;

/// <summary>What strangers can make the server log: nothing.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Clients_that_break_off_leave_no_line()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data["here"]);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await BreakOffAsync(server.Url, "Content-Length: 10\r\n\r\n", "abc");
            await BreakOffAsync(server.Url, "Transfer-Encoding: chunked\r\n\r\n", "5\r\nab");
            await BreakOffAsync(server.Url, "Content-Length: 10\r\n\r\n", "abc", resets: true);
            await BreakOffAsync(server.Url, "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n", "abc");
        }

        Assert.Equal(0, await server.StopAsync());
        Assert.Equal("", server.Errors);
    }

    private static async Task BreakOffAsync(Uri url, string headers, string body, bool resets = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}"));
        await Task.Delay(50); // so that the server is already reading the body
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body));
        if (resets)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Close();
            return;
        }

        client.Client.Shutdown(SocketShutdown.Send);
        await Task.Delay(50);
    }
}
