using System.Text.Json;
using Writ.Policy.Catalog;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>
/// The condition keys of a token: <c>host/path:claim</c> (AWS: IAM User Guide, available keys for AWS OIDC federation). Besides the standard
/// claims those that AWS knows of a provider, such as the repository of GitHub's.
/// </summary>
internal static class ClaimKeys
{
    private const int MaxText = 255;

    /// <summary>All of the caller's, for the trust policy.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Of(string providerUrl, TokenClaims claims, string audience, JsonElement json)
    {
        List<KeyValuePair<string, IReadOnlyList<string>>> keys =
        [
            .. ForSession(providerUrl, claims, audience),
            new($"{providerUrl}:oaud", claims.Audiences),
        ];
        if (claims.Email is { } email)
        {
            keys.Add(new($"{providerUrl}:email", [email]));
        }

        var standard = keys.Select(key => key.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        keys.AddRange(OfProvider(providerUrl, json).Where(key => !standard.Contains(key.Key)));
        return keys;
    }

    /// <summary>Those that the session keeps for its requests to all services.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> ForSession(string providerUrl, TokenClaims claims, string audience)
    {
        List<KeyValuePair<string, IReadOnlyList<string>>> keys = [new($"{providerUrl}:aud", [audience]), new($"{providerUrl}:sub", [claims.Subject])];
        if (claims.Methods.Count > 0)
        {
            keys.Add(new($"{providerUrl}:amr", claims.Methods));
        }

        return keys;
    }

    /// <summary>The claims by whose names AWS has keys for this issuer.</summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> OfProvider(string providerUrl, JsonElement json)
    {
        // A name without a dot could be that of a service, whose keys no token may set.
        if (!providerUrl.Split('/')[0].Contains('.', StringComparison.Ordinal) || ActionCatalog.Aws.FindService("sts") is not { } service)
        {
            yield break;
        }

        foreach (var claim in json.EnumerateObject())
        {
            var key = $"{providerUrl}:{claim.Name}";
            if (service.FindConditionKey(key) is not null && Texts(claim.Value) is { Count: > 0 } values && values.All(value => value.Length <= MaxText))
            {
                yield return new(key, values);
            }
        }
    }

    /// <summary>Numbers and truth values count as what they are written as.</summary>
    private static IReadOnlyList<string>? Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? [value.GetRawText()] : value.Texts();
}
