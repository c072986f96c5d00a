using System.Buffers;
using System.Text;

namespace Writ.Wire.Query;

/// <summary>Percent-encoding of forms (application/x-www-form-urlencoded) and of RFC 3986.</summary>
public static class FormText
{
    private static readonly SearchValues<char> Encoded = SearchValues.Create("%+");
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <summary>Decodes <c>+</c> and <c>%XX</c>; false when an escape is cut off or the bytes are not UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out string decoded)
    {
        if (!text.ContainsAny(Encoded))
        {
            decoded = text.ToString();
            return true;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            decoded = "";
            if (!TryDecodeBytes(text, bytes, out var length))
            {
                return false;
            }

            decoded = Strict.GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            // The framework has no strict UTF-8 decoding that answers instead of throwing.
            decoded = "";
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Encodes everything but RFC 3986's unreserved characters, as AWS encodes policy documents in its answers.</summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return text;
        }

        var result = new StringBuilder(text.Length * 2);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b < 0x80 && Unreserved.Contains((char)b))
            {
                result.Append((char)b);
            }
            else
            {
                result.Append('%').Append("0123456789ABCDEF"[b >> 4]).Append("0123456789ABCDEF"[b & 15]);
            }
        }

        return result.ToString();
    }

    private static bool TryDecodeBytes(ReadOnlySpan<char> text, byte[] bytes, out int length)
    {
        length = 0;
        for (var at = 0; at < text.Length;)
        {
            var run = text[at..].IndexOfAny(Encoded);
            var plain = run < 0 ? text[at..] : text.Slice(at, run);
            length += Encoding.UTF8.GetBytes(plain, bytes.AsSpan(length));
            at += plain.Length;
            if (at == text.Length)
            {
                break;
            }

            if (text[at] == '+')
            {
                bytes[length++] = (byte)' ';
                at++;
                continue;
            }

            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return false;
            }

            bytes[length++] = (byte)((Nibble(text[at + 1]) << 4) | Nibble(text[at + 2]));
            at += 3;
        }

        return true;
    }

    private static int Nibble(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
