using System.Text;

namespace Writ.Cli.Documents;

/// <summary>Reads what a command line names: files and standard input, never more than a limit.</summary>
internal static class InputFile
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Far above the 131,072 characters that AWS takes for a policy document, far below what hurts.</summary>
    public const int TextLimit = 4 * 1024 * 1024;

    private const int ChunkSize = 64 * 1024;

    /// <summary>UTF-8 that does not pass over what is none.</summary>
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How messages name the file.</summary>
    public static string NameOf(string path) => path == StandardInput ? "standard input" : path;

    /// <summary>Opens a file, a pipe or standard input.</summary>
    public static Stream Open(string path)
    {
        try
        {
            return path == StandardInput ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, reason);
        }
    }

    /// <summary>The whole text, UTF-8.</summary>
    public static string ReadText(string path)
    {
        using var stream = Open(path);
        try
        {
            return Decode(ReadBytes(stream, path));
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, reason);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"{NameOf(path)} is not UTF-8 text. Save it as UTF-8.");
        }
    }

    private static MemoryStream ReadBytes(Stream stream, string path)
    {
        var bytes = new MemoryStream();
        var chunk = new byte[ChunkSize];
        for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > TextLimit)
            {
                throw new InputException($"{NameOf(path)} is larger than {TextLimit / 1024 / 1024} MiB, the most that is read.");
            }
        }

        return bytes;
    }

    private static string Decode(MemoryStream bytes)
    {
        ReadOnlySpan<byte> text = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return Strict.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
    }

    private static InputException Unreadable(string path, Exception reason) => new(reason switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"{NameOf(path)} does not exist.",
        UnauthorizedAccessException when Directory.Exists(path) => $"{path} is a directory, not a file.",
        UnauthorizedAccessException => $"{NameOf(path)} may not be read by you.",
        _ => $"{NameOf(path)} cannot be read: {reason.Message}",
    });
}
