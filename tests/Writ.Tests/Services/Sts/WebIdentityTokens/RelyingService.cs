using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Writ.Tests.Services.Sts.WebIdentityTokens;

/// <summary>A service outside that trusts an issuer: it knows the issuer's URL and nothing else, and reads the rest over HTTP.</summary>
internal sealed class RelyingService(HttpClient http, string issuer)
{
    /// <summary>The claims of a token that the issuer signed and that has not expired; null for any other.</summary>
    public async Task<JsonObject?> VerifyAsync(string token, DateTimeOffset now)
    {
        var configuration = await ReadAsync(issuer + "/.well-known/openid-configuration");
        if ((string?)configuration["issuer"] != issuer)
        {
            return null;
        }

        var parts = token.Split('.');
        var header = Decode(parts[0]);
        var keys = (await ReadAsync((string?)configuration["jwks_uri"] ?? ""))["keys"]?.AsArray() ?? [];
        var key = keys.OfType<JsonObject>().SingleOrDefault(entry => (string?)entry["kid"] == (string?)header["kid"] && (string?)entry["alg"] == (string?)header["alg"]);
        if (key is null || !IsSigned(key, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])))
        {
            return null;
        }

        var claims = Decode(parts[1]);
        return (string?)claims["iss"] == issuer && now.ToUnixTimeSeconds() < (long?)claims["exp"] ? claims : null;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(issuer + path));

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode;
    }

    public Task<JsonObject> DocumentAsync(string path) => ReadAsync(issuer + path);

    private async Task<JsonObject> ReadAsync(string url) => JsonNode.Parse(await http.GetStringAsync(new Uri(url)))?.AsObject() ?? [];

    public static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))?.AsObject() ?? [];

    private static bool IsSigned(JsonObject key, byte[] text, byte[] signature)
    {
        if ((string?)key["kty"] == "RSA")
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Number(key, "n"), Exponent = Number(key, "e") });
            return rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        var point = new ECPoint { X = Number(key, "x"), Y = Number(key, "y") };
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP384, Q = point });
        return ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static byte[] Number(JsonObject key, string name) => Base64Url.DecodeFromChars((string?)key[name] ?? "");
}
