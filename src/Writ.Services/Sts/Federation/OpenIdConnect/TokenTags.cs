using System.Text.Json;
using Writ.Services.Iam.Tags;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>
/// The session tags of a token, in the nested form (<c>https://aws.amazon.com/tags</c> with its two members) or the flat one, in which names of
/// claims end with the tag's key (AWS: IAM User Guide, passing session tags using AssumeRoleWithWebIdentity).
/// </summary>
internal static class TokenTags
{
    private const string Claim = "https://aws.amazon.com/tags";
    private const string Principal = "principal_tags";
    private const string Transitive = "transitive_tag_keys";
    private const string FlatPrefix = $"{Claim}/{Principal}/";
    private const string FlatTransitive = $"{Claim}/{Transitive}";

    public static Result<(IReadOnlyList<TagShape> Tags, IReadOnlyList<string> TransitiveKeys)> Read(JsonElement json)
    {
        var tags = new List<TagShape>();
        var isNested = json.TryGetProperty(Claim, out var nested);
        if (isNested && (nested.ValueKind != JsonValueKind.Object || !TryReadNested(nested, tags)))
        {
            return FederationErrors.InvalidClaim(Claim);
        }

        foreach (var claim in json.EnumerateObject().Where(claim => claim.Name.StartsWith(FlatPrefix, StringComparison.Ordinal)))
        {
            if (!TryAdd(claim.Name[FlatPrefix.Length..], claim.Value, tags))
            {
                return FederationErrors.InvalidClaim(claim.Name);
            }
        }

        if ((isNested ? nested.Texts(Transitive) : []) is not { } transitive || json.Texts(FlatTransitive) is not { } flat)
        {
            return FederationErrors.InvalidClaim(FlatTransitive);
        }

        IReadOnlyList<string> keys = [.. transitive, .. flat];
        return FederatedTags.Check(tags, keys) is { } error ? error : (tags, keys);
    }

    private static bool TryReadNested(JsonElement nested, List<TagShape> tags)
    {
        if (!nested.TryGetProperty(Principal, out var principal))
        {
            return true;
        }

        return principal.ValueKind == JsonValueKind.Object && principal.EnumerateObject().All(tag => TryAdd(tag.Name, tag.Value, tags));
    }

    /// <summary>A value is a text, or a list of exactly one.</summary>
    private static bool TryAdd(string key, JsonElement value, List<TagShape> tags)
    {
        if (value.Texts() is not [var only])
        {
            return false;
        }

        tags.Add(new TagShape { Key = key, Value = only });
        return true;
    }
}
