using System.Security.Cryptography;
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
    private const string Begin = "m1:";

    /// <summary>What fits into the 320 characters that a request's marker may have.</summary>
    private const int MaxKeyBytes = 240 - 3;

    /// <summary>Before a long key's digest; no key begins with it.</summary>
    private const char Digested = '\0';

    private const int DigestChars = 64;
    private const int PrefixChars = 40;

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
    public static Result<Page<T>> TakeOrdered<T>(string? marker, int? maxItems, IEnumerable<T> all, Func<T, string> keyOf)
    {
        var ordered = all.OrderBy(keyOf, ByKey).ToList();
        return Take(marker, maxItems, start => start is null ? ordered : After(ordered, start, keyOf), keyOf);
    }

    // The entry that the marker names may be gone: then the others after its key follow, or after what the marker has of a long one.
    private static IEnumerable<T> After<T>(List<T> ordered, string start, Func<T, string> keyOf)
    {
        var named = ordered.FindIndex(item => Short(keyOf(item)) == start);
        var key = start.StartsWith(Digested) ? start[Math.Min(1 + DigestChars, start.Length)..] : start;
        return named >= 0 ? ordered.Skip(named + 1) : ordered.Where(item => ByKey.Compare(keyOf(item), key) > 0);
    }

    // Keys of tags have up to 128 characters of up to four bytes, which is more than a marker holds.
    private static string Short(string key)
    {
        var bytes = Encoding.UTF8.GetByteCount(key);
        if (bytes <= MaxKeyBytes)
        {
            return key;
        }

        var length = char.IsHighSurrogate(key[PrefixChars - 1]) ? PrefixChars - 1 : PrefixChars;
        return Digested + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + key[..length];
    }

    private static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Begin + Short(key)));

    private static bool TryRead(string marker, out string? key)
    {
        key = null;
        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        if (!text.StartsWith(Begin, StringComparison.Ordinal))
        {
            return false;
        }

        key = text[Begin.Length..];
        return true;
    }
}

/// <param name="Items">The entries of this page.</param>
/// <param name="Marker">Where the next one begins; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}
