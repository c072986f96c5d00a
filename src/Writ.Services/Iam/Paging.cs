using System.Text;
using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>
/// IAM's pages: an opaque marker that names the last entry shown, so that entries created or deleted meanwhile neither
/// repeat nor hide others.
/// </summary>
internal static class Paging
{
    private const int DefaultItems = 100;

    /// <summary>Case counts last: tag keys of policies and instance profiles may differ by nothing else.</summary>
    private static readonly Comparer<string> ByKey = Comparer<string>.Create((left, right) =>
        StringComparer.OrdinalIgnoreCase.Compare(left, right) is var order and not 0 ? order : string.CompareOrdinal(left, right));

    /// <param name="marker">The request's marker, or null for the first page.</param>
    /// <param name="maxItems">The request's MaxItems, 1 to 1,000; null for 100.</param>
    /// <param name="after">The entries after a key (all for null), in order. Read only as far as the page reaches.</param>
    /// <param name="keyOf">An entry's key.</param>
    public static Result<Page<T>> Take<T>(string? marker, int? maxItems, Func<string?, IEnumerable<T>> after, Func<T, string> keyOf)
    {
        string? start = null;
        if (marker is not null && !TryRead(marker, out start))
        {
            return IamErrors.InvalidMarker;
        }

        var limit = maxItems ?? DefaultItems;
        var items = new List<T>();
        foreach (var item in after(start))
        {
            if (items.Count == limit)
            {
                return new Page<T>(items, Write(keyOf(items[^1])));
            }

            items.Add(item);
        }

        return new Page<T>(items, null);
    }

    /// <summary>Pages over a list in its own order; entries are told apart by ordinal position of their key.</summary>
    public static Result<Page<T>> TakeOrdered<T>(string? marker, int? maxItems, IEnumerable<T> all, Func<T, string> keyOf) => Take(
        marker,
        maxItems,
        start => all.OrderBy(keyOf, ByKey).Where(item => start is null || ByKey.Compare(keyOf(item), start) > 0),
        keyOf);

    private static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("m1:" + key));

    private static bool TryRead(string marker, out string? key)
    {
        key = null;
        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        if (!text.StartsWith("m1:", StringComparison.Ordinal))
        {
            return false;
        }

        key = text[3..];
        return true;
    }
}

/// <param name="Items">The entries of this page.</param>
/// <param name="Marker">Where the next one begins; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}
