using System.Buffers;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>RFC 3986 percent-encoding as AWS's <c>UriEncode</c> defines it: everything but the unreserved characters, upper-case hex.</summary>
internal static class PercentEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<char> Plain = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> PlainPath = SearchValues.Create(Unreserved + "/");

    /// <summary>Encodes raw text; the percent signs of text that is already encoded are encoded again.</summary>
    /// <returns>False on text that is not valid UTF-16, which no request on the wire decodes to.</returns>
    internal static bool TryEncodePath(ref ByteBuffer buffer, scoped ReadOnlySpan<char> path)
    {
        while (true)
        {
            path = path[AppendPlainRun(ref buffer, path, PlainPath)..];
            if (path.IsEmpty)
            {
                return true;
            }

            var consumed = EncodeRune(ref buffer, path);
            if (consumed == 0)
            {
                return false;
            }

            path = path[consumed..];
        }
    }

    /// <summary>
    /// Brings a path that is already encoded into the one form that is signed: what decoding and encoding would give,
    /// except that an encoded slash stays distinct from a plain one.
    /// </summary>
    internal static bool TryRecodePath(ref ByteBuffer buffer, scoped ReadOnlySpan<char> path) =>
        TryRecode(ref buffer, path, PlainPath, plusIsSpace: false);

    /// <summary>
    /// Brings a query name or value into the one form that is signed. A plus is a space, since that is how form decoding
    /// reads it: were it signed as a plus, "%2B" could be turned into a space after signing.
    /// </summary>
    internal static bool TryRecodeQuery(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text) =>
        TryRecode(ref buffer, text, Plain, plusIsSpace: true);

    /// <summary>Decodes a query name or value; false when it is not UTF-8.</summary>
    internal static bool TryDecodeQuery(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        if (!text.ContainsAny('%', '+'))
        {
            decoded = text.ToString();
            return true;
        }

        var buffer = new ByteBuffer(stackalloc byte[256]);
        try
        {
            if (!TryDecode(ref buffer, text))
            {
                return false;
            }

            var chars = new char[buffer.Length];
            var status = System.Text.Unicode.Utf8.ToUtf16(buffer.Written, chars, out _, out var written, replaceInvalidSequences: false);
            decoded = new string(chars, 0, written);
            return status == OperationStatus.Done;
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static bool TryDecode(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (TryReadEscape(text, out var value))
            {
                buffer.Append(value);
                text = text[3..];
            }
            else if (text[0] == '+')
            {
                buffer.Append((byte)' ');
                text = text[1..];
            }
            else if (AppendRune(ref buffer, text) is var consumed and > 0)
            {
                text = text[consumed..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRecode(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text, SearchValues<char> plain, bool plusIsSpace)
    {
        while (true)
        {
            text = text[AppendPlainRun(ref buffer, text, plain)..];
            if (text.IsEmpty)
            {
                return true;
            }

            if (TryReadEscape(text, out var value))
            {
                AppendRecoded(ref buffer, value);
                text = text[3..];
            }
            else if (plusIsSpace && text[0] == '+')
            {
                buffer.Append("%20"u8);
                text = text[1..];
            }
            else if (EncodeRune(ref buffer, text) is var consumed and > 0)
            {
                text = text[consumed..];
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>Appends the characters that stand for themselves and returns how many there were.</summary>
    private static int AppendPlainRun(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        var length = text.IndexOfAnyExcept(plain);
        if (length < 0)
        {
            length = text.Length;
        }

        buffer.AppendAscii(text[..length]);
        return length;
    }

    private static void AppendRecoded(ref ByteBuffer buffer, byte value)
    {
        if (value < 0x80 && Plain.Contains((char)value))
        {
            buffer.Append(value);
        }
        else
        {
            AppendEscape(ref buffer, value);
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        if (text.Length < 3 || text[0] != '%' || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
        {
            return false;
        }

        value = (byte)((HexValue(text[1]) << 4) | HexValue(text[2]));
        return true;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    /// <summary>Appends the first character encoded, and returns its length, 0 when it is half a surrogate pair.</summary>
    private static int EncodeRune(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
        {
            return 0;
        }

        Span<byte> utf8 = stackalloc byte[4];
        foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
        {
            AppendEscape(ref buffer, value);
        }

        return consumed;
    }

    /// <summary>Appends the first character as UTF-8, unencoded, and returns its length, 0 when it is half a surrogate pair.</summary>
    internal static int AppendRune(ref ByteBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
        {
            return 0;
        }

        buffer.Advance(rune.EncodeToUtf8(buffer.Reserve(4)));
        return consumed;
    }

    private static void AppendEscape(ref ByteBuffer buffer, byte value)
    {
        var hex = "0123456789ABCDEF"u8;
        var escape = buffer.Reserve(3);
        escape[0] = (byte)'%';
        escape[1] = hex[value >> 4];
        escape[2] = hex[value & 15];
        buffer.Advance(3);
    }
}
