using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

/// <summary>An OpenID Connect provider: its keys, its documents and whatever tokens a test wants of it, bad ones too.</summary>
/// <param name="key">Which of the tests' RSA keys it has.</param>
internal sealed class TestIssuer(string url, int key = 0) : IDisposable
{
    public const string Audience = "sts.amazonaws.com";

    public string Url { get; } = url;

    public RSA Rsa { get; } = TestKeys.Rsa(2_048, key);

    public ECDsa P256 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa P384 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    public ECDsa P521 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP521);

    public JsonObject Configuration => new() { ["issuer"] = Url, ["jwks_uri"] = Url + "/keys" };

    public JsonObject Keys => new() { ["keys"] = new JsonArray(Of(Rsa, "rsa"), Of(P256, "p256"), Of(P384, "p384"), Of(P521, "p521")) };

    public byte[]? Document(string path) => path switch
    {
        _ when path.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Configuration.ToJsonString()),
        _ when path.EndsWith("/keys", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Keys.ToJsonString()),
        _ => null,
    };

    /// <summary>The claims of a token that is good at that time.</summary>
    public JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = Url, ["sub"] = "alice", ["aud"] = Audience, ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.ToUnixTimeSeconds() + 600,
    };

    public string Token(JsonObject claims, string algorithm = "RS256", string? keyId = "rsa") => Signed(
        keyId is null ? new JsonObject { ["alg"] = algorithm } : new JsonObject { ["alg"] = algorithm, ["kid"] = keyId }, claims.ToJsonString());

    public string Signed(JsonObject header, string claims)
    {
        var text = $"{Encode(header.ToJsonString())}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(Sign(header["alg"] is JsonValue algorithm ? (string?)algorithm ?? "" : "", Encoding.ASCII.GetBytes(text)))}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public static JsonObject Of(RSA key, string id)
    {
        var numbers = key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["kid"] = id, ["use"] = "sig", ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent) };
    }

    public static JsonObject Of(ECDsa key, string id)
    {
        var point = key.ExportParameters(false).Q;
        return new JsonObject
        {
            ["kty"] = "EC", ["kid"] = id, ["crv"] = $"P-{key.KeySize}", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    private byte[] Sign(string algorithm, byte[] text) => algorithm switch
    {
        "RS384" => Rsa.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => Rsa.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => P256.SignData(text, HashAlgorithmName.SHA256),
        "ES384" => P384.SignData(text, HashAlgorithmName.SHA384),
        "ES512" => P521.SignData(text, HashAlgorithmName.SHA512),
        "HS256" => HMACSHA256.HashData(Rsa.ExportSubjectPublicKeyInfo(), text),
        "none" => [],
        _ => Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    public void Dispose()
    {
        Rsa.Dispose();
        P256.Dispose();
        P384.Dispose();
        P521.Dispose();
    }
}
