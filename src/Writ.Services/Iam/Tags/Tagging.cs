using Writ.Wire.Errors;

namespace Writ.Services.Iam.Tags;

/// <summary>How IAM's resources are tagged; the same for all of them.</summary>
internal static class Tagging
{
    /// <summary>Tags of one resource (AWS: IAM and STS quotas).</summary>
    public const int MaxTags = 50;

    /// <summary>Users and roles tell keys apart ignoring case.</summary>
    public const StringComparison OfPrincipals = StringComparison.OrdinalIgnoreCase;

    /// <summary>Policies and instance profiles tell keys apart by case too.</summary>
    public const StringComparison OfOthers = StringComparison.Ordinal;

    /// <summary>The tags a resource has after <paramref name="requested"/> were set on it.</summary>
    public static Result<TagSet> Set(TagSet existing, IReadOnlyList<TagShape>? requested, StringComparison keys)
    {
        if (requested is null or { Count: 0 })
        {
            return existing;
        }

        var tags = requested.Select(tag => new TagEntry(tag.Key, tag.Value)).ToList();
        if (tags.Select(tag => tag.Key).Distinct(StringComparer.FromComparison(keys)).Count() < tags.Count)
        {
            return keys == OfPrincipals ? IamErrors.DuplicateTagKeysOfPrincipal : IamErrors.DuplicateTagKeys;
        }

        if (tags.Exists(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return IamErrors.ReservedTagKey;
        }

        var result = existing.With(tags, keys);
        return result.Count > MaxTags ? IamErrors.TagsExceeded : result;
    }

    /// <summary>Null for no tags, as the answers leave the member out.</summary>
    public static IReadOnlyList<TagShape>? Show(TagSet tags) => tags.Count == 0 ? null : ShowAll(tags);

    public static IReadOnlyList<TagShape> ShowAll(IEnumerable<TagEntry> tags) => [.. tags.Select(tag => new TagShape { Key = tag.Key, Value = tag.Value })];
}
