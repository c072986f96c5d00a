using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Writ.Kernel.Secrets;

namespace Writ.Services.Sts;

/// <summary>
/// Makes and opens session tokens: sealed claims that any node with the master key can verify without looking anything up.
/// The sealing key changes every week; a token names the week in clear, and weeks too old or yet to come open nothing.
/// </summary>
public sealed class SessionTokens(Vault vault)
{
    private const string VaultPurpose = "session-token";

    /// <summary>No token is longer; AWS documents no bound, and header limits are near.</summary>
    private const int MaxLength = 12_000;

    /// <summary>So many opened tokens are remembered, because opening one costs more than all the rest of a small call.</summary>
    private const int MaxRemembered = 4_096;

    /// <summary>Longer tokens, which carry large policies, are opened each time: together the remembered ones stay below 16 MB.</summary>
    private const int MaxRememberedLength = 2_000;

    /// <summary>The claims without the package fit: names are at most 64 characters long, the rest is shorter.</summary>
    private const int PlainSize = 512;

    private static readonly TimeSpan Generation = TimeSpan.FromDays(7);

    // What most sessions fit in, cleared after each.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? small;

    private readonly ConcurrentDictionary<string, SessionClaims> _opened = new(StringComparer.Ordinal);

    /// <summary>Seals the claims of a session that began when its token is made.</summary>
    public static string Seal(Vault vault, SessionClaims claims) => Seal(vault, claims, claims.IssuedAt);

    /// <param name="vault">Whose key seals.</param>
    /// <param name="claims">The session.</param>
    /// <param name="now">When the token is made; a delegation's session counts from before.</param>
    public static string Seal(Vault vault, SessionClaims claims, DateTimeOffset now)
    {
        // Never grown: a buffer left behind would keep the secret.
        var plain = claims is { Package: null, Federation: null } ? small ??= new(PlainSize) : new(PlainSize + (claims.Package?.Bytes.Length ?? 0) + FederationSize(claims));
        try
        {
            SessionClaimsCodec.Write(plain, claims);
            return Convert.ToBase64String(vault.Seal(VaultPurpose, GenerationOf(now), plain.WrittenSpan, claims.AccessKeyId));
        }
        finally
        {
            plain.Clear(); // it holds the secret, and the thread's next session begins where this one ended
        }
    }

    /// <summary>At least what an identity provider's word takes.</summary>
    private static int FederationSize(SessionClaims claims) => claims.Federation is not { } federation ? 0
        : System.Text.Encoding.UTF8.GetMaxByteCount(federation.Provider.Length + federation.Keys.Sum((KeyValuePair<string, IReadOnlyList<string>> key) => key.Key.Length + 2 + key.Value.Sum(value => value.Length + 2))) + PlainSize;

    /// <summary>Opens a token for the access key it was made with; expiry is the caller's to check.</summary>
    public bool TryOpen(string token, string accessKeyId, DateTimeOffset now, out SessionClaims claims)
    {
        if (_opened.TryGetValue(token, out claims!)) // assigned when true; checked below either way
        {
            return claims.AccessKeyId.Equals(accessKeyId, StringComparison.Ordinal);
        }

        if (token.Length > MaxLength || !TryUnseal(token, accessKeyId, now, out claims))
        {
            return false;
        }

        if (token.Length <= MaxRememberedLength)
        {
            if (_opened.Count >= MaxRemembered)
            {
                _opened.Clear();
            }

            _opened[token] = claims;
        }

        return true;
    }

    private bool TryUnseal(string token, string accessKeyId, DateTimeOffset now, out SessionClaims claims)
    {
        claims = null!; // callers look at it only when the answer is true
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)
            || !IsExactly(token, bytes.AsSpan(0, length))
            || !Vault.TryReadGeneration(bytes.AsSpan(0, length), out var generation)
            || !IsCurrent(generation, now)
            || !vault.TryOpen(VaultPurpose, bytes.AsSpan(0, length), accessKeyId, out var plain))
        {
            return false;
        }

        var known = SessionClaimsCodec.TryRead(plain, accessKeyId, out claims);
        CryptographicOperations.ZeroMemory(plain);
        return known;
    }

    // Base 64 is read with blanks inside and with bits set at the end that stand for nothing. A token is one text only, or whoever compares tokens
    // would take two for two sessions.
    private static bool IsExactly(string token, ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Equals(token, StringComparison.Ordinal);

    private static uint GenerationOf(DateTimeOffset time) => (uint)(time.ToUnixTimeSeconds() / (long)Generation.TotalSeconds);

    // The longest session is 36 hours, so a token is of this week or the last.
    private static bool IsCurrent(uint generation, DateTimeOffset now)
    {
        var current = GenerationOf(now);
        return generation == current || generation + 1 == current || generation == current + 1;
    }
}
