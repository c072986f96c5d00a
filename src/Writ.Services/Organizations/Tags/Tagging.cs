using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Tags;

/// <summary>How an organization's resources are tagged; keys are told apart by their case too.</summary>
internal static class Tagging
{
    private const string SystemPrefix = "aws:";

    /// <summary>The tags a resource has after <paramref name="requested"/> were set on it.</summary>
    public static Result<TagSet> Set(TagSet existing, IReadOnlyList<TagShape>? requested)
    {
        if (requested is null or { Count: 0 })
        {
            return existing;
        }

        if (requested.Select(tag => tag.Key).Distinct(StringComparer.Ordinal).Count() < requested.Count)
        {
            return OrganizationsErrors.DuplicateTagKeys;
        }

        if (requested.Any(tag => IsSystem(tag.Key)))
        {
            return OrganizationsErrors.SystemTag;
        }

        var tags = existing.With(requested.Select(tag => new TagEntry(tag.Key, tag.Value)), StringComparison.Ordinal);
        return tags.Count > OrganizationsQuota.Tags ? OrganizationsErrors.TagsExceeded : tags;
    }

    /// <summary>The tags a resource has after some were taken off it; keys it does not have are passed over.</summary>
    public static Result<TagSet> Remove(TagSet existing, IReadOnlyList<string> keys) =>
        keys.Any(IsSystem) ? OrganizationsErrors.SystemTag : existing.Without(keys, StringComparison.Ordinal);

    public static IReadOnlyList<TagShape> Show(IEnumerable<TagEntry> tags) => [.. tags.Select(tag => new TagShape { Key = tag.Key, Value = tag.Value })];

    private static bool IsSystem(string key) => key.StartsWith(SystemPrefix, StringComparison.OrdinalIgnoreCase);
}
