using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>Time-based one-time codes (RFC 6238 over RFC 4226): SHA-1, six digits, thirty seconds, which every app and token knows.</summary>
internal static class Totp
{
    /// <summary>Bytes of a seed made here: 64 characters of base 32, as AWS gives.</summary>
    public const int SeedBytes = 40;

    private const int StepSeconds = 30;

    public static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default, the only one that apps know")] // HMAC does not need collision resistance
    public static string Code(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(seed, counter, hash);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 15)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Compares in a time that tells nothing of where the code differs.</summary>
    public static bool IsCode(ReadOnlySpan<byte> seed, long step, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(seed, step)), Encoding.UTF8.GetBytes(code));

    /// <summary>The last step within reach of <paramref name="center"/> that has this code; null when none has.</summary>
    public static long? Find(ReadOnlySpan<byte> seed, string code, long center, int reach)
    {
        long? found = null;
        for (var step = center - reach; step <= center + reach; step++)
        {
            // Every step is looked at, right or wrong: how long it takes does not tell how far the clock is off.
            found = IsCode(seed, step, code) ? step : found;
        }

        return found;
    }

    /// <summary>The step of the second of two codes that follow each other.</summary>
    public static long? FindPair(ReadOnlySpan<byte> seed, string first, string second, long center, int reach)
    {
        long? found = null;
        for (var step = center - reach; step <= center + reach; step++)
        {
            found = IsCode(seed, step, second) & IsCode(seed, step - 1, first) ? step : found;
        }

        return found;
    }
}
