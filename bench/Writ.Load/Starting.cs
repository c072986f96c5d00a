using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Writ.Load;

/// <summary>
/// How long a server takes from its start to its first answer. Asks over a bare socket that was used before, because a client that is
/// compiled meanwhile takes the core that the server needs, and its time would count as the server's.
/// </summary>
internal static class Starting
{
    private const string Form = "Action=GetCallerIdentity&Version=2011-06-15";

    /// <summary>Starts a server and prints the milliseconds from there to its first answer to a signed request; then ends it.</summary>
    public static async Task<int> MeasureAsync(Uri url, string command, IEnumerable<string> arguments)
    {
        var request = Request(url);
        Rehearse(request);
        var address = new IPEndPoint(IPAddress.Parse(url.Host), url.Port);
        var start = Stopwatch.GetTimestamp();
        using var server = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{command} did not start.");
        try
        {
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < 20)
            {
                if (Answers(address, request))
                {
                    Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0}"));
                    return 0;
                }

                Thread.Sleep(1);
            }

            return 1;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static byte[] Request(Uri url)
    {
        var body = Encoding.UTF8.GetBytes(Form);
        var text = new StringBuilder($"POST / HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: {Signed.ContentType}\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in Signed.Headers(url, body))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes($"{text}\r\n{Form}");
    }

    /// <summary>Goes the whole way once, to a listener of its own.</summary>
    private static void Rehearse(byte[] request)
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = listener.LocalEndPoint as IPEndPoint ?? throw new InvalidOperationException("A bound socket has an address.");
        Answers(address, request); // bound, but nobody listens yet
        listener.Listen();
        var answering = new Thread(() =>
        {
            using var accepted = listener.Accept();
            accepted.Receive(new byte[4096]);
            accepted.Send("HTTP/1.1 200 OK\r\n\r\n"u8);
        });
        answering.Start();
        Answers(address, request);
        answering.Join();
    }

    private static bool Answers(IPEndPoint address, byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var connecting = new SocketAsyncEventArgs { RemoteEndPoint = address };
        using var done = new ManualResetEventSlim();
        connecting.Completed += (_, _) => done.Set();
        if (socket.ConnectAsync(connecting))
        {
            done.Wait();
        }

        if (connecting.SocketError != SocketError.Success)
        {
            return false; // not listening yet
        }

        socket.Send(request);
        var answer = new byte[4096];
        var length = socket.Receive(answer);
        return answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8);
    }
}
