using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Kernel.Secrets;

/// <summary>
/// Seals secrets with AES-256-GCM under keys derived from the installation's master key (HKDF-SHA256, RFC 5869), one for
/// each purpose and generation. A sealed value names its generation in clear, so that keys can rotate while values that
/// were sealed before stay readable.
/// </summary>
public sealed class Vault : IDisposable
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + sizeof(uint);

    /// <summary>A binding of more bytes is spelled on the heap.</summary>
    private const int MaxOnStack = 128;

    private readonly byte[] _masterKey;
    private volatile bool _disposed;
    private readonly IdSource _ids;
    private readonly ConcurrentDictionary<(string Purpose, uint Generation), IdleCiphers> _ciphers = new();

    /// <param name="masterKey">32 bytes; copied.</param>
    /// <param name="ids">Where nonces come from.</param>
    public Vault(ReadOnlySpan<byte> masterKey, IdSource ids)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(masterKey.Length, 32);
        _masterKey = masterKey.ToArray();
        _ids = ids;
    }

    /// <summary>How many keys are held ready, one for each purpose and generation that was in use.</summary>
    public int KeyCount => _ciphers.Count;

    /// <param name="purpose">What the value is for; a value opens only for the purpose it was sealed for.</param>
    /// <param name="generation">Which of the purpose's keys to seal with.</param>
    /// <param name="plain">The secret.</param>
    /// <param name="binding">What the value belongs to, such as an access key's id; it opens only with the same binding.</param>
    public byte[] Seal(string purpose, uint generation, ReadOnlySpan<byte> plain, string binding = "")
    {
        var result = new byte[HeaderBytes + NonceBytes + plain.Length + TagBytes];
        result[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(1), generation);
        var nonce = result.AsSpan(HeaderBytes, NonceBytes);
        _ids.Fill(nonce);
        var idle = _ciphers.GetOrAdd((purpose, generation), static _ => new IdleCiphers());
        var cipher = idle.Take() ?? Make(purpose, generation);
        cipher.Encrypt(
            nonce, plain, result.AsSpan(HeaderBytes + NonceBytes, plain.Length), result.AsSpan(result.Length - TagBytes), Bytes(binding, stackalloc byte[MaxOnStack]));
        idle.Return(cipher);
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed; false when a bit, the purpose or the binding differs.</summary>
    public bool TryOpen(string purpose, ReadOnlySpan<byte> box, string binding, out byte[] plain)
    {
        plain = [];
        if (!TryReadGeneration(box, out var generation))
        {
            return false;
        }

        var opened = new byte[box.Length - HeaderBytes - NonceBytes - TagBytes];
        var idle = _ciphers.GetValueOrDefault((purpose, generation));
        var cipher = idle?.Take() ?? Make(purpose, generation);
        try
        {
            cipher.Decrypt(
                box.Slice(HeaderBytes, NonceBytes), box[(HeaderBytes + NonceBytes)..^TagBytes], box[^TagBytes..], opened, Bytes(binding, stackalloc byte[MaxOnStack]));
            plain = opened;
            idle ??= _ciphers.GetOrAdd((purpose, generation), static _ => new IdleCiphers());
            idle.Return(cipher);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            // The framework says "forged" only this way. A generation that opens nothing is not worth a place among the
            // ciphers: whoever forges values chooses it, and there are four billion.
            if (idle is null)
            {
                cipher.Dispose();
            }

            idle?.Return(cipher);
            return false;
        }
    }

    /// <summary>The generation that a sealed value names; false when it cannot be one.</summary>
    public static bool TryReadGeneration(ReadOnlySpan<byte> box, out uint generation)
    {
        generation = 0;
        if (box.Length < HeaderBytes + NonceBytes + TagBytes || box[0] != Format)
        {
            return false;
        }

        generation = BinaryPrimitives.ReadUInt32BigEndian(box[1..]);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_masterKey);
        foreach (var idle in _ciphers.Values)
        {
            while (idle.Take() is { } cipher)
            {
                cipher.Dispose();
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes(string binding, Span<byte> small) =>
        Encoding.UTF8.TryGetBytes(binding, small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(binding);

    private AesGcm Make(string purpose, uint generation)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _masterKey, key, salt: [], info: Encoding.UTF8.GetBytes($"writ/{purpose}/{generation}"));
        ObjectDisposedException.ThrowIf(_disposed, this); // after the derivation: of a key that is zeroed meanwhile, anybody could make the same
        var cipher = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    /// <summary>The ciphers of one key that no thread is using, as many as threads can run: a cipher serves one thread at a time.</summary>
    private sealed class IdleCiphers
    {
        private readonly AesGcm?[] _places = new AesGcm?[Environment.ProcessorCount];

        public AesGcm? Take()
        {
            foreach (ref var place in _places.AsSpan())
            {
                if (place is not null && Interlocked.Exchange(ref place, null) is { } cipher)
                {
                    return cipher;
                }
            }

            return null;
        }

        public void Return(AesGcm cipher)
        {
            foreach (ref var place in _places.AsSpan())
            {
                if (place is null && Interlocked.CompareExchange(ref place, cipher, null) is null)
                {
                    return;
                }
            }

            cipher.Dispose();
        }
    }
}
