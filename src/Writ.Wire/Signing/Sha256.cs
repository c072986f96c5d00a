using System.Security.Cryptography;

namespace Writ.Wire.Signing;

/// <summary>
/// SHA-256 on a context that each thread keeps: the framework's one-shot call has the cryptographic library look the algorithm up
/// anew each time, which costs more than hashing a request does.
/// </summary>
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? context;

    /// <summary>Writes the 32 bytes of the hash.</summary>
    internal static void Hash(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        context ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        context.AppendData(data);
        context.GetHashAndReset(hash);
    }
}
