using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>A signed JSON Web Token in its compact form (RFC 7515, 7.1), taken apart. Nothing in it is proven yet.</summary>
internal sealed class JsonWebToken
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private JsonWebToken(TokenAlgorithm algorithm, string? keyId, JsonElement claims, byte[] signed, byte[] signature)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        Claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public TokenAlgorithm Algorithm { get; }

    /// <summary>The key that it says it was signed with; null when it does not say.</summary>
    public string? KeyId { get; }

    public JsonElement Claims { get; }

    /// <summary>Null when the text is no token that can be verified here.</summary>
    public static JsonWebToken? Parse(string text)
    {
        var parts = text.Split('.', 4);
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } payload || Decode(parts[2]) is not { Length: > 0 } signature)
        {
            return null;
        }

        // Whatever a critical extension says, it is not understood here (RFC 7515, 4.1.11).
        if (TokenJson.Parse(header) is not { } head || TokenJson.Parse(payload) is not { } claims || head.TryGetProperty("crit", out _)
            || TokenAlgorithm.Find(head.Text("alg")) is not { } algorithm || (head.TryGetProperty("kid", out _) && head.Text("kid") is null))
        {
            return null;
        }

        return new JsonWebToken(algorithm, head.Text("kid"), claims, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
    }

    public bool IsSignedBy(JsonWebKey key) => key.Verifies(Algorithm, _signed, _signature);

    /// <summary>Without padding and white space, which the decoder would take.</summary>
    private static byte[]? Decode(string part) =>
        !part.AsSpan().ContainsAnyExcept(Characters) && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
