using System.Text.Json;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>The keys that an issuer publishes. AWS takes up to 100 RSA and 100 EC keys.</summary>
internal sealed class JsonWebKeySet
{
    private const int MaxOfAKind = 100;

    private readonly IReadOnlyList<JsonWebKey> _keys;

    private JsonWebKeySet(IReadOnlyList<JsonWebKey> keys) => _keys = keys;

    /// <summary>Null when it is no set of keys, or has too many. Keys for other purposes or of other kinds are passed over.</summary>
    public static JsonWebKeySet? Parse(ReadOnlyMemory<byte> document)
    {
        if (TokenJson.Parse(document) is not { } json || !json.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var keys = list.EnumerateArray().Select(JsonWebKey.Read).OfType<JsonWebKey>().ToList();
        return keys.Count(key => key.IsRsa) <= MaxOfAKind && keys.Count(key => !key.IsRsa) <= MaxOfAKind ? new JsonWebKeySet(keys) : null;
    }

    /// <summary>The key that a token says it was signed with; of a token that does not say, the only one that it can be. Null when there is none.</summary>
    public JsonWebKey? For(JsonWebToken token)
    {
        var fitting = _keys.Where(key => key.IsFor(token.Algorithm) && (token.KeyId is null || key.Id == token.KeyId)).Take(2).ToList();
        return fitting is [var only] ? only : null;
    }
}
