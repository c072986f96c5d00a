using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Writ.Tests.Server.Outgoing;

/// <summary>A web server of a few lines, on a free port of this machine, with a certificate or without: it answers as the test says, byte for byte.</summary>
internal sealed class DocumentHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslStreamCertificateContext? _certificate;
    private readonly Func<string, byte[]> _answer;

    /// <param name="answer">The whole response to a path.</param>
    /// <param name="certificate">The server's; null for plain HTTP.</param>
    /// <param name="chain">The authorities it sends along.</param>
    public DocumentHost(Func<string, byte[]> answer, X509Certificate2? certificate = null, params IEnumerable<X509Certificate2> chain)
    {
        _answer = answer;
        _certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [.. chain], offline: true);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Origin => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}");

    public List<string> Asked { get; } = [];

    /// <summary>A response with that body.</summary>
    public static byte[] Ok(byte[]? body) => body is null
        ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray()
        : [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            await using Stream stream = _certificate is null ? client.GetStream() : new SslStream(client.GetStream());
            if (stream is SslStream tls)
            {
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate });
            }

            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var path = (await reader.ReadLineAsync() ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // Headers are of no matter here.
            }

            lock (Asked)
            {
                Asked.Add(path);
            }

            await stream.WriteAsync(_answer(path));
        }
        catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client did not trust the certificate, or has read enough.
        }
    }
}
