using System.Security.Cryptography;

namespace Writ.Cryptography;

/// <summary>SHA-256 (FIPS 180-4) of many short texts, on a context that each thread keeps.</summary>
public sealed class Sha256
{
    [ThreadStatic]
    private static Sha256? own;

    private readonly Context? _context;
    private readonly IncrementalHash? _framework;

    internal Sha256(bool ofFramework)
    {
        _context = ofFramework ? null : OpenSsl.NewDigest();
        _framework = ofFramework ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>Writes the 32 bytes of the hash.</summary>
    /// <exception cref="ArgumentException">There is less room.</exception>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> hash) => (own ??= new Sha256(!OpenSsl.IsUsable)).Compute(data, hash);

    internal void Compute(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hash.Length, SHA256.HashSizeInBytes);
        if (_context is not null)
        {
            OpenSsl.Hash(_context, data, hash);
            return;
        }

        _framework!.AppendData(data); // where there is no context, there is this
        _framework.GetHashAndReset(hash);
    }
}
