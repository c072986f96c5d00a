using System.Security.Cryptography;

namespace Writ.Cryptography;

/// <summary>Seals with AES-256-GCM (NIST SP 800-38D) under one key; what it sealed, <see cref="AesGcm"/> opens. For one thread at a time.</summary>
public sealed class GcmSealer : IDisposable
{
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    private readonly AesGcm? _framework;
    private readonly Context? _context;

    /// <param name="key">32 bytes; copied.</param>
    public GcmSealer(ReadOnlySpan<byte> key) : this(key, !OpenSsl.IsUsable)
    {
    }

    internal GcmSealer(ReadOnlySpan<byte> key, bool ofFramework)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes);
        _context = ofFramework ? null : OpenSsl.NewGcm(key);
        _framework = ofFramework ? new AesGcm(key, TagBytes) : null;
    }

    /// <param name="nonce">12 bytes, never used with this key before.</param>
    /// <param name="plain">The secret.</param>
    /// <param name="bound">What it is bound to: it opens only with the same.</param>
    /// <param name="sealedText">As long as the secret.</param>
    /// <param name="tag">16 bytes.</param>
    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound, Span<byte> sealedText, Span<byte> tag)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceBytes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sealedText.Length, plain.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tag.Length, TagBytes);
        if (_context is not null)
        {
            OpenSsl.BeginSealing(_context, nonce, bound);
            OpenSsl.Seal(_context, plain, sealedText, tag);
            return;
        }

        _framework!.Encrypt(nonce, plain, sealedText, tag, bound); // where there is no context, there is this
    }

    public void Dispose()
    {
        _framework?.Dispose();
        _context?.Dispose();
    }
}
