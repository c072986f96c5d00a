using Writ.Wire.Json;

namespace Writ.Services.Iam.OutboundFederation;

/// <summary>What an issuer publishes for relying parties: OpenID Connect Discovery's document, and the keys it points to.</summary>
public static class IssuerDocuments
{
    public const string ConfigurationPath = "/.well-known/openid-configuration";
    public const string KeysPath = "/.well-known/jwks.json";

    public static byte[] Configuration(string issuerUrl)
    {
        var scratch = new JsonScratch();
        var json = scratch.Writer;
        json.WriteStartObject();
        List("claims_supported", "sub", "iss", "aud", "exp", "iat", "jti", "https://sts.amazonaws.com/");
        List("id_token_signing_alg_values_supported", SigningKey.Rs256, SigningKey.Es384);
        json.WriteString("issuer", issuerUrl);
        json.WriteString("jwks_uri", issuerUrl + KeysPath);
        List("response_types_supported", "id_token");
        List("subject_types_supported", "public");
        json.WriteEndObject();
        return scratch.Written.ToArray();

        void List(string name, params ReadOnlySpan<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    public static byte[] Keys(TokenIssuer issuer)
    {
        var scratch = new JsonScratch();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteStartArray("keys");
        foreach (var key in issuer.Keys)
        {
            key.ToJwk().Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return scratch.Written.ToArray();
    }
}
