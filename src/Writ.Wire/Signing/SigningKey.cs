using Writ.Cryptography;

namespace Writ.Wire.Signing;

/// <summary>
/// The key that signs for one secret, day, region and service. It keeps the prepared HMACs that its threads are done with: preparing
/// one costs several times what a signature does.
/// </summary>
public sealed class SigningKey
{
    private readonly byte[] _key = new byte[SigV4.SigningKeyLength];
    private HmacSha256? _idle;
    private HmacSha256? _second;

    private SigningKey()
    {
    }

    /// <summary>Derives the key. AWS: SigV4, calculate the signature.</summary>
    /// <exception cref="ArgumentException">The secret is empty: anybody could derive that key.</exception>
    public static SigningKey Derive(ReadOnlySpan<char> secretKey, ReadOnlySpan<char> date, ReadOnlySpan<char> region, ReadOnlySpan<char> service)
    {
        var key = new SigningKey();
        SigV4.DeriveSigningKey(secretKey, date, region, service, key._key);
        return key;
    }

    /// <summary>Writes the 32 bytes of the signature over a text. Any number of threads may sign at once.</summary>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        var mac = Interlocked.Exchange(ref _idle, null) ?? Interlocked.Exchange(ref _second, null) ?? new HmacSha256(_key);
        mac.Sign(text, signature);
        if (Interlocked.CompareExchange(ref _idle, mac, null) is not null && Interlocked.CompareExchange(ref _second, mac, null) is not null)
        {
            mac.Dispose();
        }
    }
}
