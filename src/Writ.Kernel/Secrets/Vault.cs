using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Writ.Cryptography;

namespace Writ.Kernel.Secrets;

/// <summary>
/// Seals secrets with AES-256-GCM under keys derived from the installation's master key (HKDF-SHA256, RFC 5869), one for
/// each purpose and generation. A sealed value names its generation in clear, so that keys can rotate while values that
/// were sealed before stay readable.
/// </summary>
public sealed class Vault : IDisposable
{
    private const byte Format = 1;
    private const int NonceBytes = GcmSealer.NonceBytes;
    private const int TagBytes = GcmSealer.TagBytes;
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
        var sealer = idle.Sealers.Take() ?? WithKey(purpose, generation, static key => new GcmSealer(key));
        sealer.Seal(
            nonce, plain, Bytes(binding, stackalloc byte[MaxOnStack]), result.AsSpan(HeaderBytes + NonceBytes, plain.Length), result.AsSpan(result.Length - TagBytes));
        idle.Sealers.Return(sealer);
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
        var opener = idle?.Openers.Take() ?? WithKey(purpose, generation, static key => new AesGcm(key, TagBytes));
        try
        {
            opener.Decrypt(
                box.Slice(HeaderBytes, NonceBytes), box[(HeaderBytes + NonceBytes)..^TagBytes], box[^TagBytes..], opened, Bytes(binding, stackalloc byte[MaxOnStack]));
            plain = opened;
            idle ??= _ciphers.GetOrAdd((purpose, generation), static _ => new IdleCiphers());
            idle.Openers.Return(opener);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            // The framework says "forged" only this way. A generation that opens nothing is not worth a place among the
            // ciphers: whoever forges values chooses it, and there are four billion.
            if (idle is null)
            {
                opener.Dispose();
            }

            idle?.Openers.Return(opener);
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
            idle.Sealers.Dispose();
            idle.Openers.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Bytes(string binding, Span<byte> small) =>
        Encoding.UTF8.TryGetBytes(binding, small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(binding);

    private T WithKey<T>(string purpose, uint generation, Func<ReadOnlySpan<byte>, T> make)
    {
        Span<byte> key = stackalloc byte[GcmSealer.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _masterKey, key, salt: [], info: Encoding.UTF8.GetBytes($"writ/{purpose}/{generation}"));
        ObjectDisposedException.ThrowIf(_disposed, this); // after the derivation: of a key that is zeroed meanwhile, anybody could make the same
        var cipher = make(key);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    /// <summary>What seals and what opens under one key, while no thread is using it.</summary>
    private sealed class IdleCiphers
    {
        public Places<GcmSealer> Sealers { get; } = new();

        public Places<AesGcm> Openers { get; } = new();
    }

    /// <summary>As many as threads can run: each serves one thread at a time.</summary>
    private sealed class Places<T> : IDisposable where T : class, IDisposable
    {
        private readonly T?[] _places = new T?[Environment.ProcessorCount];

        public T? Take()
        {
            foreach (ref var place in _places.AsSpan())
            {
                if (place is not null && Interlocked.Exchange(ref place, null) is { } idle)
                {
                    return idle;
                }
            }

            return null;
        }

        public void Return(T idle)
        {
            foreach (ref var place in _places.AsSpan())
            {
                if (place is null && Interlocked.CompareExchange(ref place, idle, null) is null)
                {
                    return;
                }
            }

            idle.Dispose();
        }

        public void Dispose()
        {
            while (Take() is { } idle)
            {
                idle.Dispose();
            }
        }
    }
}
