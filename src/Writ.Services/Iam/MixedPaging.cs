using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>Pages that run over several kinds of resources one after the other, which some of IAM's lists have.</summary>
internal static class MixedPaging
{
    /// <param name="marker">The request's marker, or null for the first page.</param>
    /// <param name="maxItems">The request's MaxItems; null for 100.</param>
    /// <param name="sections">The kinds in their order. A section that is not wanted must still be there, empty: markers count them.</param>
    public static Result<MixedPage> Take(string? marker, int? maxItems, IReadOnlyList<PageSection> sections)
    {
        var page = Paging.Take(marker, maxItems, start => After(sections, start), item => item.Key);
        return page.Error is { } error ? error : new MixedPage(page.Value);
    }

    // A key is the section's digit and the entry's key within it.
    private static IEnumerable<(string Key, object Resource)> After(IReadOnlyList<PageSection> sections, string? start)
    {
        var first = string.IsNullOrEmpty(start) ? 0 : start[0] - '0';
        for (var at = Math.Max(first, 0); at < sections.Count; at++)
        {
            foreach (var entry in sections[at].After(at == first && !string.IsNullOrEmpty(start) ? start[1..] : null))
            {
                yield return ((char)('0' + at) + entry.Key, entry.Resource);
            }
        }
    }
}

/// <param name="After">The entries after a key (all for null), in order; read only as far as the page reaches.</param>
internal sealed record PageSection(Func<string?, IEnumerable<PageEntry>> After);

/// <param name="Key">What tells entries of a section apart, and orders them.</param>
/// <param name="Resource">What is shown.</param>
internal readonly record struct PageEntry(string Key, object Resource);

/// <summary>A page of resources of several kinds.</summary>
internal sealed record MixedPage(Page<(string Key, object Resource)> Page)
{
    /// <summary>Those of one kind.</summary>
    public IEnumerable<T> Of<T>() => Page.Items.Select(item => item.Resource).OfType<T>();
}
