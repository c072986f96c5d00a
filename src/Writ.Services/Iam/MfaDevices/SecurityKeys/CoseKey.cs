using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>A public key as authenticators write it (RFC 9052 and 9053): P-256 for ES256, RSA of 2,048 to 4,096 bits for RS256.</summary>
internal sealed record CoseKey
{
    public const int Es256 = -7;
    public const int Rs256 = -257;

    private const int EllipticCurve = 2;
    private const int Rsa = 3;
    private const int P256 = 1;
    private const int CoordinateBytes = 32;

    private int Type { get; init; }

    public int Algorithm { get; private init; }

    private int Curve { get; init; }

    /// <summary>The modulus of an RSA key.</summary>
    private byte[] N { get; init; } = [];

    /// <summary>The first coordinate, or the exponent of an RSA key.</summary>
    public byte[] X { get; private init; } = [];

    public byte[] Y { get; private init; } = [];

    public static CoseKey? Read(CborReader reader)
    {
        var key = new CoseKey();
        var count = reader.ReadStartMap();
        for (var at = 0; at < count; at++)
        {
            switch (reader.ReadInt32())
            {
                case 1: key = key with { Type = reader.ReadInt32() }; break;
                case 3: key = key with { Algorithm = reader.ReadInt32() }; break;
                case -1 when key.Type == EllipticCurve: key = key with { Curve = reader.ReadInt32() }; break;
                case -1: key = key with { N = reader.ReadByteString() }; break;
                case -2: key = key with { X = reader.ReadByteString() }; break;
                case -3: key = key with { Y = reader.ReadByteString() }; break;
                default: return null;
            }
        }

        reader.ReadEndMap();
        return key.IsWellFormed ? key : null;
    }

    private bool IsWellFormed => (Type, Algorithm) switch
    {
        (EllipticCurve, Es256) => Curve == P256 && X.Length == CoordinateBytes && Y.Length == CoordinateBytes,
        (Rsa, Rs256) => N.Length is >= 256 and <= 512 && N[0] >= 128 && X.Length is >= 1 and <= 4 && X is not [1] && X[0] != 0 && (X[^1] & 1) == 1 && Y.Length == 0,
        _ => false,
    };

    /// <summary>The key as SubjectPublicKeyInfo; null when it is none, such as a point that is not on the curve.</summary>
    public byte[]? Export()
    {
        try
        {
            if (Algorithm == Es256)
            {
                using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = X, Y = Y } });
                return curve.ExportSubjectPublicKeyInfo();
            }

            using var rsa = RSA.Create(new RSAParameters { Modulus = N, Exponent = X });
            return rsa.ExportSubjectPublicKeyInfo();
        }
        catch (CryptographicException)
        {
            // The framework says only this way that a key is none.
            return null;
        }
    }

    /// <summary>Whether a signature is of this key, with one of the two algorithms.</summary>
    public static bool IsSigned(int algorithm, byte[] publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (algorithm == Es256)
        {
            using var curve = ECDsa.Create();
            curve.ImportSubjectPublicKeyInfo(publicKey, out _);
            return curve.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return algorithm == Rs256 && rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
