using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Writ.Tests.Server;

/// <summary>An answer as it came over the socket.</summary>
public sealed record RawAnswer(int Status, string Head, string Text)
{
    /// <summary>The error's code and sentence, whichever the protocol; nulls when the answer is no error of AWS's form.</summary>
    public (string? Code, string? Message) Error
    {
        get
        {
            if (Text.StartsWith('{'))
            {
                using var json = JsonDocument.Parse(Text);
                return (json.RootElement.TryGetProperty("__type", out var type) ? type.GetString() : null,
                    json.RootElement.TryGetProperty("message", out var message) ? message.GetString() : null);
            }

            var error = Text.StartsWith('<') ? XDocument.Parse(Text).Descendants().FirstOrDefault(element => element.Name.LocalName == "Error") : null;
            return (error?.Elements().First(element => element.Name.LocalName == "Code").Value,
                error?.Elements().First(element => element.Name.LocalName == "Message").Value);
        }
    }
}

/// <summary>One keep-alive connection that sends whatever bytes it is given.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
    /// <summary>How long the server is given to say that a request is broken; one that is only cut off is never answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(15);

    private byte[] _buffer = new byte[16 * 1024];
    private int _length;

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri url)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(url.Host, url.Port);
        return connection;
    }

    /// <summary>One request on a connection of its own.</summary>
    public static async Task<RawAnswer> SendAsync(Uri url, RawRequest request)
    {
        using var connection = await OpenAsync(url);
        await connection.WriteAsync(request.ToBytes());
        return await connection.ReadAsync(request.Method == "HEAD") ?? throw new IOException("The server closed the connection without an answer.");
    }

    /// <summary>Everything the server answers to some bytes after which the client sends no more.</summary>
    public static async Task<IReadOnlyList<RawAnswer>> SendLastAsync(Uri url, ReadOnlyMemory<byte> bytes)
    {
        using var connection = await OpenAsync(url);
        var answers = new List<RawAnswer>();
        try
        {
            await connection.WriteAsync(bytes);
        }
        catch (SocketException)
        {
            // The server may refuse and close before it has read all.
        }

        // Kestrel forgets what it has not answered when the client's end is closed, so that waits until no more comes.
        var answer = connection.ReadAsync();
        while (true)
        {
            if (await Task.WhenAny(answer, Task.Delay(Patience)) != answer)
            {
                connection._socket.Shutdown(SocketShutdown.Send);
            }

            if (await answer is not { } next)
            {
                return answers;
            }

            answers.Add(next);
            answer = connection.ReadAsync();
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>The next answer; null when the server closed the connection instead.</summary>
    public async Task<RawAnswer?> ReadAsync(bool withoutBody = false)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        var head = Encoding.Latin1.GetString(_buffer, 0, end + 2);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var size = withoutBody || status is 100 or 204 or 304 ? 0 : LengthOf(head);
        while (_length < end + 4 + size)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        var text = Encoding.UTF8.GetString(_buffer, end + 4, size);
        _length -= end + 4 + size;
        Array.Copy(_buffer, end + 4 + size, _buffer, 0, _length);
        return status == 100 ? await ReadAsync(withoutBody) : new RawAnswer(status, head, text);
    }

    public void Dispose() => _socket.Dispose();

    private static int LengthOf(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head.AsSpan(at + Name.Length, head.IndexOf('\r', at + 2) - at - Name.Length), CultureInfo.InvariantCulture);
    }

    private async Task<bool> FillAsync()
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_length));
            _length += read;
            return read > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
