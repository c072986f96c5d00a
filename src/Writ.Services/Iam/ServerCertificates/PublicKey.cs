using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>
/// A certificate's public key: RSA of 1,024 to 8,192 bits or ECDSA on a NIST curve. Its numbers are measured before the framework
/// computes with them.
/// </summary>
internal sealed class PublicKey
{
    public const string RsaOid = "1.2.840.113549.1.1.1";
    public const string EllipticOid = "1.2.840.10045.2.1";
    private const int MinRsaBits = 1_024;
    private const int MaxRsaBits = 8_192;
    private const int MaxExponentBytes = 8;

    private readonly ReadOnlyMemory<byte> _info;

    private PublicKey(ReadOnlyMemory<byte> info, int? rsaBits)
    {
        _info = info;
        RsaBits = rsaBits;
    }

    /// <summary>How long an RSA key is; null for a key of a curve.</summary>
    public int? RsaBits { get; }

    public bool IsRsa => RsaBits is not null;

    /// <summary>Reads a SubjectPublicKeyInfo; null for a kind or size of key that is not taken.</summary>
    /// <exception cref="AsnContentException">It is not one.</exception>
    public static PublicKey? Read(ReadOnlyMemory<byte> encoded)
    {
        var reader = new AsnReader(encoded, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var algorithm = info.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var isWhole = info.TryReadPrimitiveBitString(out var unused, out var key) && unused == 0;
        info.ThrowIfNotEmpty();
        return oid switch
        {
            RsaOid when isWhole && ReadRsaBits(key) is { } bits => new PublicKey(encoded, bits),
            EllipticOid when isWhole && Curve(algorithm) is not null => new PublicKey(encoded, rsaBits: null),
            _ => null,
        };
    }

    /// <summary>The field's bytes of a curve that is named and taken; null for any other.</summary>
    /// <exception cref="AsnContentException">It has no name.</exception>
    public static (string Oid, int Bytes)? Curve(AsnReader parameters)
    {
        var oid = parameters.ReadObjectIdentifier();
        parameters.ThrowIfNotEmpty();
        return oid switch
        {
            "1.2.840.10045.3.1.7" => (oid, 32),
            "1.3.132.0.34" => (oid, 48),
            "1.3.132.0.35" => (oid, 66),
            _ => null,
        };
    }

    public static bool IsSoundRsa(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent) => BitsOfSoundRsa(modulus, exponent) is not null;

    /// <summary>Whether the signature is this key's; false also for a key that is none.</summary>
    public bool HasSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, SignatureAlgorithm algorithm)
    {
        if (algorithm.IsRsa != IsRsa)
        {
            return false;
        }

        try
        {
            if (IsRsa)
            {
                using var rsa = RSA.Create();
                rsa.ImportSubjectPublicKeyInfo(_info.Span, out _);
                return rsa.VerifyData(data, signature, algorithm.Hash, algorithm.Padding);
            }

            using var elliptic = ECDsa.Create();
            elliptic.ImportSubjectPublicKeyInfo(_info.Span, out _);
            return elliptic.VerifyData(data, signature, algorithm.Hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static int? BitsOfSoundRsa(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        if (modulus.IsEmpty || exponent.IsEmpty || (modulus[0] & 0x80) != 0 || (exponent[0] & 0x80) != 0)
        {
            return null;
        }

        modulus = modulus.TrimStart((byte)0);
        exponent = exponent.TrimStart((byte)0);
        var bits = modulus.IsEmpty ? 0 : (modulus.Length * 8) - BitOperations.LeadingZeroCount((uint)modulus[0]) + 24;
        var isSound = bits is >= MinRsaBits and <= MaxRsaBits && (modulus[^1] & 1) == 1
            && exponent.Length is > 0 and <= MaxExponentBytes && (exponent[^1] & 1) == 1 && !exponent.SequenceEqual((ReadOnlySpan<byte>)[1]);
        return isSound ? bits : null;
    }

    private static int? ReadRsaBits(ReadOnlyMemory<byte> key)
    {
        var reader = new AsnReader(key, AsnEncodingRules.DER);
        var numbers = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var modulus = numbers.ReadIntegerBytes();
        var exponent = numbers.ReadIntegerBytes();
        numbers.ThrowIfNotEmpty();
        return BitsOfSoundRsa(modulus.Span, exponent.Span);
    }
}
