using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Writ.Wire.Query;

/// <summary>Percent-encoding of forms (application/x-www-form-urlencoded) and of RFC 3986.</summary>
public static class FormText
{
    private static readonly SearchValues<char> Encoded = SearchValues.Create("%+");

    /// <summary>Texts up to this length are decoded on the stack.</summary>
    private const int MaxOnStack = 128;

    /// <summary>As many bytes as a UTF-16 unit takes in UTF-8.</summary>
    private const int MaxBytes = 3;

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

        if (text.Length <= MaxOnStack)
        {
            return TryDecode(text, stackalloc byte[MaxOnStack * MaxBytes], out decoded);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(text.Length * MaxBytes);
        try
        {
            return TryDecode(text, bytes, out decoded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true); // they may be a password or a private key
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

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out string decoded)
    {
        var isText = TryDecodeBytes(text, bytes, out var length) && Utf8.IsValid(bytes[..length]);
        decoded = isText ? Encoding.UTF8.GetString(bytes[..length]) : "";
        return isText;
    }

    private static bool TryDecodeBytes(ReadOnlySpan<char> text, Span<byte> bytes, out int length)
    {
        length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '%')
            {
                if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                {
                    return false;
                }

                bytes[length++] = (byte)((Nibble(text[at + 1]) << 4) | Nibble(text[at + 2]));
                at += 2;
            }
            else if (char.IsAscii(letter))
            {
                bytes[length++] = letter == '+' ? (byte)' ' : (byte)letter;
            }
            else
            {
                Rune.DecodeFromUtf16(text[at..], out var rune, out var units);
                length += rune.EncodeToUtf8(bytes[length..]);
                at += units - 1;
            }
        }

        return true;
    }

    private static int Nibble(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
