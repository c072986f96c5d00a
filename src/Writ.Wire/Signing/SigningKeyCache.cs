using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>
/// Signing keys by scope. Bounded, thread-safe, and keyed by a fingerprint of the secret beside the key id, so that a rotated secret never
/// hits; the secret itself is not kept. Two generations: when the young one is full it becomes the old one, which is dropped.
/// </summary>
/// <param name="capacity">How many keys are kept at most.</param>
public sealed class SigningKeyCache(int capacity = 4096)
{
    private readonly int _generationSize = Math.Max(1, capacity / 2);
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _turnover = new();
    private volatile Generations _generations = new([], []);

    /// <summary>How many keys are cached.</summary>
    public int Count => _generations.Young.Count + _generations.Old.Count;

    /// <summary>The signing key for the scope, derived when it is not cached.</summary>
    public SigningKey Get(string accessKeyId, ReadOnlySpan<char> secretKey, string date, string region, string service)
    {
        var id = new KeyId(accessKeyId, Fingerprint(secretKey), date, region, service);
        var generations = _generations;
        if (generations.Young.TryGetValue(id, out var key))
        {
            return key;
        }

        if (!generations.Old.TryGetValue(id, out key))
        {
            key = SigningKey.Derive(secretKey, date, region, service);
        }

        Add(id, key);
        return key;
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        lock (_turnover)
        {
            _generations = new([], []);
        }
    }

    private void Add(KeyId id, SigningKey key)
    {
        lock (_turnover)
        {
            if (_generations.Young.Count >= _generationSize)
            {
                _generations = new([], _generations.Young);
            }

            _generations.Young[id] = key;
        }
    }

    private UInt128 Fingerprint(ReadOnlySpan<char> secretKey)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var buffer = new ByteBuffer(stackalloc byte[128]);
        try
        {
            buffer.Append(_salt);
            buffer.Advance(Encoding.UTF8.GetBytes(secretKey, buffer.Reserve(Encoding.UTF8.GetByteCount(secretKey))));
            Sha256.Hash(buffer.Written, hash);
        }
        finally
        {
            buffer.Dispose();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // A class: of a struct, every method of the dictionary would be compiled when the first request comes.
    private sealed record KeyId(string AccessKeyId, UInt128 Fingerprint, string Date, string Region, string Service);

    private sealed record Generations(ConcurrentDictionary<KeyId, SigningKey> Young, ConcurrentDictionary<KeyId, SigningKey> Old);
}
