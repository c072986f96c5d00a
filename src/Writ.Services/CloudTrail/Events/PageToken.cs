using System.Buffers.Binary;
using System.Globalization;
using Writ.Kernel.Secrets;

namespace Writ.Services.CloudTrail.Events;

/// <summary>
/// Where the next page of a lookup begins, sealed: it cannot be made up, and opens only for the account, filter and times
/// it was made for, within an hour.
/// </summary>
internal static class PageToken
{
    private const string VaultPurpose = "lookup-events";
    private const int Length = 2 * sizeof(long);
    private const int MaxTextLength = 256;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static string Write(Vault vault, string query, long position, DateTimeOffset now)
    {
        Span<byte> plain = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, position);
        BinaryPrimitives.WriteInt64BigEndian(plain[sizeof(long)..], now.ToUnixTimeSeconds());
        return Convert.ToBase64String(vault.Seal(VaultPurpose, 1, plain, query));
    }

    public static bool TryRead(Vault vault, string query, string token, DateTimeOffset now, out long position)
    {
        position = 0;
        Span<byte> box = stackalloc byte[MaxTextLength];
        if (token.Length > MaxTextLength
            || !Convert.TryFromBase64String(token, box, out var length)
            || !vault.TryOpen(VaultPurpose, box[..length], query, out var plain)
            || plain.Length != Length)
        {
            return false;
        }

        position = BinaryPrimitives.ReadInt64BigEndian(plain);
        var made = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(sizeof(long))));
        return now - made < Lifetime;
    }

    /// <summary>What a token is bound to: everything that decides which events a lookup finds.</summary>
    public static string QueryOf(AccountId account, EventFilter filter, DateTimeOffset? start, DateTimeOffset? end) => string.Create(
        CultureInfo.InvariantCulture, $"{account}\n{filter.Attribute}\n{start?.UtcTicks}\n{end?.UtcTicks}\n{filter.Value}");
}
