using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Tests.Services.Iam.Escalation;

/// <summary>The codes of a virtual MFA device (RFC 6238: HMAC-SHA-1, 30 seconds, six digits), as an authenticator app makes them.</summary>
internal static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="seed">The answer of CreateVirtualMFADevice: base 64 of the seed in base 32.</param>
    /// <param name="now">The time.</param>
    /// <param name="steps">How many steps from now.</param>
    public static string Code(string seed, DateTimeOffset now, int steps)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / 30 + steps);
#pragma warning disable CA5350 // RFC 6238: what authenticator apps compute
        var hash = HMACSHA1.HashData(Base32(Encoding.ASCII.GetString(Convert.FromBase64String(seed))), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bytes = new List<byte>();
        var (value, bits) = (0, 0);
        foreach (var letter in text.TrimEnd('='))
        {
            value = ((value << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(value >> bits));
            }
        }

        return [.. bytes];
    }
}
