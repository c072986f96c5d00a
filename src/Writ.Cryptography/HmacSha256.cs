using System.Security.Cryptography;

namespace Writ.Cryptography;

/// <summary>HMAC-SHA256 (RFC 2104) under one key, which is prepared once: that costs several times what a short text does. For one thread at a time.</summary>
public sealed class HmacSha256 : IDisposable
{
    private readonly IncrementalHash? _framework;
    private readonly Context? _context;

    /// <param name="key">The key; copied.</param>
    /// <exception cref="ArgumentException">It is empty: anybody has that key, and the library takes it for the one before.</exception>
    public HmacSha256(ReadOnlySpan<byte> key) : this(key, !OpenSsl.IsUsable)
    {
    }

    internal HmacSha256(ReadOnlySpan<byte> key, bool ofFramework)
    {
        ArgumentOutOfRangeException.ThrowIfZero(key.Length, nameof(key));
        _context = ofFramework ? null : OpenSsl.NewHmac(key);
        _framework = ofFramework ? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key) : null;
    }

    /// <summary>Writes the 32 bytes of the code.</summary>
    /// <exception cref="ArgumentException">There is less room.</exception>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code.Length, HMACSHA256.HashSizeInBytes);
        if (_context is not null)
        {
            OpenSsl.Sign(_context, text, code);
            return;
        }

        _framework!.AppendData(text); // where there is no context, there is this
        _framework.GetHashAndReset(code);
    }

    public void Dispose()
    {
        _framework?.Dispose();
        _context?.Dispose();
    }
}
