using System.Formats.Asn1;
using System.Security.Cryptography;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>A private key as IAM takes it: PEM of PKCS #1, PKCS #8 or SEC 1, not encrypted.</summary>
internal sealed class PrivateKey : IDisposable
{
    private const int MaxNumberBytes = 1_025;
    private const int NumbersBehindExponent = 6;
    private static readonly Asn1Tag ParametersTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly RSA? _rsa;
    private readonly ECDsa? _elliptic;

    private PrivateKey(RSA rsa) => _rsa = rsa;

    private PrivateKey(ECDsa elliptic) => _elliptic = elliptic;

    public static Result<PrivateKey> Read(string text)
    {
        var blocks = PemBlock.ReadAll(text, most: 2);
        try
        {
            return ReadBlocks(blocks) is { } key ? key
                : text.Contains("ENCRYPTED", StringComparison.Ordinal) ? ServerCertificateErrors.EncryptedKey
                : ServerCertificateErrors.UnparsableKey;
        }
        catch (Exception failure) when (failure is AsnContentException or CryptographicException)
        {
            return ServerCertificateErrors.UnparsableKey;
        }
        finally
        {
            foreach (var block in blocks)
            {
                CryptographicOperations.ZeroMemory(block.Content);
            }
        }
    }

    /// <summary>Whether what this key signs is found to be signed by the other one.</summary>
    public bool IsOf(PublicKey key)
    {
        var data = "which key is it"u8;
        var algorithm = new SignatureAlgorithm(_rsa is not null, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        try
        {
            var signature = _rsa?.SignData(data, algorithm.Hash, algorithm.Padding)
                ?? _elliptic?.SignData(data, algorithm.Hash, DSASignatureFormat.Rfc3279DerSequence);
            return key.HasSigned(data, signature, algorithm);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _rsa?.Dispose();
        _elliptic?.Dispose();
    }

    // OpenSSL writes a curve's parameters before the key; the key repeats them.
    private static PrivateKey? ReadBlocks(IReadOnlyList<PemBlock> blocks) => blocks switch
    {
        [{ Label: "RSA PRIVATE KEY" } key] => ReadRsa(key.Content),
        [{ Label: "EC PRIVATE KEY" } key] => ReadElliptic(key.Content, curve: null),
        [{ Label: "EC PARAMETERS" }, { Label: "EC PRIVATE KEY" } key] => ReadElliptic(key.Content, curve: null),
        [{ Label: "PRIVATE KEY" } key] => ReadPkcs8(key.Content),
        _ => null,
    };

    private static PrivateKey? ReadPkcs8(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.BER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        info.ReadIntegerBytes();
        var algorithm = info.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        if (!info.TryReadPrimitiveOctetString(out var key))
        {
            return null;
        }

        return oid switch
        {
            PublicKey.RsaOid => ReadRsa(key),
            PublicKey.EllipticOid when PublicKey.Curve(algorithm) is { } curve => ReadElliptic(key, curve),
            _ => null,
        };
    }

    private static PrivateKey? ReadRsa(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var numbers = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        numbers.ReadIntegerBytes();
        var isSound = PublicKey.IsSoundRsa(numbers.ReadIntegerBytes().Span, numbers.ReadIntegerBytes().Span);
        for (var number = 0; number < NumbersBehindExponent; number++)
        {
            isSound &= numbers.ReadIntegerBytes().Length <= MaxNumberBytes;
        }

        numbers.ThrowIfNotEmpty();
        if (!isSound)
        {
            return null;
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportRSAPrivateKey(der.Span, out _);
            return new PrivateKey(rsa);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    private static PrivateKey? ReadElliptic(ReadOnlyMemory<byte> der, (string Oid, int Bytes)? curve)
    {
        var reader = new AsnReader(der, AsnEncodingRules.BER);
        var content = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        content.ReadIntegerBytes();
        if (!content.TryReadPrimitiveOctetString(out var secret))
        {
            return null;
        }

        if (content.HasData && content.PeekTag() == ParametersTag)
        {
            var named = PublicKey.Curve(content.ReadSequence(ParametersTag));
            curve = curve is null || curve == named ? named : null;
        }

        return curve is { } known && secret.Length <= known.Bytes ? Elliptic(known.Oid, known.Bytes, secret.Span) : null;
    }

    // The public point is derived: what the text says of it proves nothing.
    private static PrivateKey Elliptic(string curve, int bytes, ReadOnlySpan<byte> secret)
    {
        var number = new byte[bytes];
        secret.CopyTo(number.AsSpan(bytes - secret.Length));
        try
        {
            return new PrivateKey(ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(curve), D = number }));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(number);
        }
    }
}
