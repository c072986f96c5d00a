using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Writ.Services.Operations;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>What a challenge is for: an answer to the one is none to the other.</summary>
internal enum Ceremony
{
    None = 0,
    Registration,
    Assertion,
}

/// <summary>
/// A challenge that a security key answers. Nothing is kept of it but that it was used: it is sealed, and says itself for
/// whom, for what and since when. Those of before the process started are refused, since whether they were used is forgotten.
/// </summary>
internal static class KeyChallenge
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string VaultPurpose = "security-key-challenge";
    private const int HeaderBytes = sizeof(long) + 1;
    private const int MaxChars = 512;

    /// <param name="ceremony">What it is for.</param>
    /// <param name="subject">The unique id of the user, or the account of root.</param>
    /// <param name="call">The call that asks for it.</param>
    public static string Issue(Ceremony ceremony, string subject, Call call)
    {
        var plain = new byte[HeaderBytes + Encoding.UTF8.GetByteCount(subject)];
        BinaryPrimitives.WriteInt64BigEndian(plain, call.Now.UtcTicks);
        plain[sizeof(long)] = (byte)ceremony;
        Encoding.UTF8.GetBytes(subject, plain.AsSpan(HeaderBytes));
        return Base64Url.EncodeToString(call.Platform.Vault.Seal(VaultPurpose, 1, plain, call.Account.ToString()));
    }

    /// <summary>Uses up a challenge; false when it is not one of this ceremony and subject, too old, or used before.</summary>
    public static bool TrySpend(string challenge, Ceremony ceremony, string subject, Call call)
    {
        var box = new byte[Base64Url.GetMaxDecodedLength(Math.Min(challenge.Length, MaxChars))];
        if (challenge.Length > MaxChars
            || !Base64Url.IsValid(challenge)
            || !Base64Url.TryDecodeFromChars(challenge, box, out var length)
            || Base64Url.EncodeToString(box.AsSpan(0, length)) != challenge
            || !call.Platform.Vault.TryOpen(VaultPurpose, box.AsSpan(0, length), call.Account.ToString(), out var plain)
            || plain.Length < HeaderBytes)
        {
            return false;
        }

        var issued = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(plain), TimeSpan.Zero);
        return plain[sizeof(long)] == (byte)ceremony
            && CryptographicOperations.FixedTimeEquals(plain.AsSpan(HeaderBytes), Encoding.UTF8.GetBytes(subject))
            && issued <= call.Now
            && call.Now - issued < Lifetime
            && issued >= call.Platform.Codes.Started
            && call.Platform.Codes.TrySpendToken(call.Account.ToString(), challenge, issued + Lifetime, call.Now);
    }
}
