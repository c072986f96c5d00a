using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Tests.Operations;

/// <summary>What an authenticator app shows: computed here on its own, not by what is tested.</summary>
public static class CaseTotp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="seed">Base 32, or, as the query protocol has blobs, the base 64 of that.</param>
    /// <param name="time">The time.</param>
    /// <param name="steps">How many steps of thirty seconds later.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default")] // what the authenticator apps use
    public static string Code(string seed, DateTimeOffset time, int steps)
    {
        var text = seed.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? seed : Encoding.ASCII.GetString(Convert.FromBase64String(seed));
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, time.ToUnixTimeSeconds() / 30 + steps);
        var hash = HMACSHA1.HashData(Decode(text), counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string text)
    {
        var number = text.Aggregate(BigInteger.One, (value, c) => (value << 5) + Alphabet.IndexOf(c, StringComparison.Ordinal));
        var bits = text.Length * 5;
        return (number >> (bits % 8)).ToByteArray(isBigEndian: true)[1..];
    }
}
