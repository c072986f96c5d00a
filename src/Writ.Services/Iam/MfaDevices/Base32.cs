namespace Writ.Services.Iam.MfaDevices;

/// <summary>Base 32 without padding (RFC 4648, 6), as authenticator apps take seeds.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var at = 0; at < text.Length; at++)
        {
            var bit = at * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[at] = Alphabet[(pair >> (11 - bit % 8)) & 31];
        }

        return new string(text);
    }

    /// <summary>Reads what <see cref="Encode"/> writes, and nothing else: bits that are left over must be zero.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length * 5 / 8];
        if (text.Length % 8 is 1 or 3 or 6)
        {
            return false;
        }

        uint buffer = 0;
        var bits = 0;
        var filled = 0;
        foreach (var c in text)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            buffer = (buffer << 5) | (uint)value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[filled++] = (byte)(buffer >> bits);
                buffer &= (1u << bits) - 1;
            }
        }

        return buffer == 0;
    }
}
