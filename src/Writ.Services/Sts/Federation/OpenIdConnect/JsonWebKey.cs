using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>A public key of an issuer (RFC 7517): RSA of 2,048 to 8,192 bits, or on one of NIST's curves.</summary>
internal sealed class JsonWebKey
{
    private const int MinRsaBytes = 256;
    private const int MaxRsaBytes = 1_024;
    private const int MaxExponentBytes = 4;

    /// <summary>Sets of keys are kept: names in them are not to be long.</summary>
    private const int MaxName = 512;

    private readonly RSAParameters _rsa;
    private readonly ECParameters _point;

    private JsonWebKey(string? id, string? algorithm, RSAParameters rsa)
    {
        Id = id;
        Algorithm = algorithm;
        IsRsa = true;
        _rsa = rsa;
    }

    private JsonWebKey(string? id, string? algorithm, string curve, ECParameters point)
    {
        Id = id;
        Algorithm = algorithm;
        Curve = curve;
        _point = point;
    }

    public string? Id { get; }

    /// <summary>The only algorithm it is for; null when it does not say.</summary>
    public string? Algorithm { get; }

    public bool IsRsa { get; }

    public string? Curve { get; }

    /// <summary>Null when it is no public key that verifies signatures.</summary>
    public static JsonWebKey? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.Text("use") is not (null or "sig") || !Verifies(json) || json.Text("kid") is { Length: > MaxName } || json.Text("alg") is { Length: > MaxName })
        {
            return null;
        }

        var id = json.Text("kid");
        var algorithm = json.Text("alg");
        return json.Text("kty") switch
        {
            "RSA" when Number(json, "n") is { Length: >= MinRsaBytes and <= MaxRsaBytes } modulus && Number(json, "e") is { Length: > 0 and <= MaxExponentBytes } exponent
                && (exponent[^1] & 1) == 1 && exponent is not [1] => new JsonWebKey(id, algorithm, new RSAParameters { Modulus = modulus, Exponent = exponent }),
            "EC" when CurveOf(json.Text("crv")) is { } curve && Coordinate(json, "x", curve.Bytes) is { } x && Coordinate(json, "y", curve.Bytes) is { } y =>
                new JsonWebKey(id, algorithm, json.Text("crv") ?? "", new ECParameters { Curve = curve.Curve, Q = new ECPoint { X = x, Y = y } }),
            _ => null,
        };
    }

    /// <summary>Whether the key may be used with the algorithm at all.</summary>
    public bool IsFor(TokenAlgorithm algorithm) =>
        (Algorithm is null || Algorithm == algorithm.Name) && (algorithm.Curve is null ? IsRsa : algorithm.Curve == Curve);

    public bool Verifies(TokenAlgorithm algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!IsFor(algorithm))
        {
            return false;
        }

        try
        {
            if (IsRsa)
            {
                using var rsa = RSA.Create(_rsa);
                return rsa.VerifyData(signed, signature, algorithm.Hash, RSASignaturePadding.Pkcs1);
            }

            using var ecdsa = ECDsa.Create(_point);
            return ecdsa.VerifyData(signed, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // The framework says only this way that numbers are no key, such as a point that is not on its curve.
            return false;
        }
    }

    private static bool Verifies(JsonElement json) => !json.TryGetProperty("key_ops", out var uses) || uses.Texts()?.Contains("verify", StringComparer.Ordinal) == true;

    private static (ECCurve Curve, int Bytes)? CurveOf(string? name) => name switch
    {
        "P-256" => (ECCurve.NamedCurves.nistP256, 32),
        "P-384" => (ECCurve.NamedCurves.nistP384, 48),
        "P-521" => (ECCurve.NamedCurves.nistP521, 66),
        _ => null,
    };

    /// <summary>A number without the zeros that some write in front of it.</summary>
    private static byte[]? Number(JsonElement json, string name) => Bytes(json, name) is { } bytes && bytes.AsSpan().TrimStart((byte)0) is { Length: > 0 } number ? number.ToArray() : null;

    private static byte[]? Coordinate(JsonElement json, string name, int length) => Bytes(json, name) is { } bytes && bytes.Length == length ? bytes : null;

    private static byte[]? Bytes(JsonElement json, string name) =>
        json.Text(name) is { Length: <= 2 * MaxRsaBytes } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
