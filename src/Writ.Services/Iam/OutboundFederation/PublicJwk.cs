using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Writ.Services.Iam.OutboundFederation;

/// <summary>A public key as a JSON Web Key (RFC 7517).</summary>
/// <param name="Algorithm">What it verifies.</param>
/// <param name="Members">The members that make the key, in the order of their names, which a thumbprint needs.</param>
internal sealed record PublicJwk(string Algorithm, IReadOnlyList<KeyValuePair<string, string>> Members)
{
    /// <summary>SHA-256 over the required members in the order of their names, without white space (RFC 7638).</summary>
    public string Thumbprint =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{{{string.Join(',', Members.Select(member => $"\"{member.Key}\":\"{member.Value}\""))}}}")));

    public static PublicJwk Of(AsymmetricAlgorithm key)
    {
        if (key is RSA rsa)
        {
            var numbers = rsa.ExportParameters(includePrivateParameters: false);
            return new PublicJwk(SigningKey.Rs256, [Number("e", numbers.Exponent), new("kty", "RSA"), Number("n", numbers.Modulus)]);
        }

        var point = ((ECDsa)key).ExportParameters(includePrivateParameters: false).Q;
        return new PublicJwk(SigningKey.Es384, [new("crv", "P-384"), new("kty", "EC"), Number("x", point.X), Number("y", point.Y)]);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("alg", Algorithm);
        foreach (var (name, value) in Members)
        {
            json.WriteString(name, value);
        }

        json.WriteString("kid", Thumbprint);
        json.WriteString("use", "sig");
        json.WriteEndObject();
    }

    private static KeyValuePair<string, string> Number(string name, byte[]? value) => new(name, Base64Url.EncodeToString(value));
}
