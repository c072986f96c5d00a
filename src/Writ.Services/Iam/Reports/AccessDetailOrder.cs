using System.Globalization;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>The orders in which an organization's report can be read, and its pages in them.</summary>
internal static class AccessDetailOrder
{
    private const string ByTime = "LAST_AUTHENTICATED_TIME_";
    private const string Descending = "_DESCENDING";

    /// <param name="marker">The request's marker, which belongs to one order.</param>
    /// <param name="maxItems">The request's MaxItems.</param>
    /// <param name="sortKey">The request's SortKey; null for that by namespace.</param>
    /// <param name="details">All of the report.</param>
    public static Result<Page<AccessDetailShape>> Page(string? marker, int? maxItems, string? sortKey, IEnumerable<AccessDetailShape> details)
    {
        Func<AccessDetailShape, string> keyOf = sortKey?.StartsWith(ByTime, StringComparison.Ordinal) is true ? TimeKey : detail => detail.ServiceNamespace;
        var sign = sortKey?.EndsWith(Descending, StringComparison.Ordinal) is true ? -1 : 1;
        var order = Comparer<string>.Create((left, right) => sign * string.CompareOrdinal(left, right));
        return Paging.Take(
            marker, maxItems, after => details.OrderBy(keyOf, order).Where(detail => after is null || order.Compare(keyOf(detail), after) > 0), keyOf);
    }

    /// <summary>A service that was never called comes before all that were; at one time the namespace decides.</summary>
    private static string TimeKey(AccessDetailShape detail) =>
        string.Create(CultureInfo.InvariantCulture, $"{detail.LastAuthenticatedTime?.ToUnixTimeSeconds() ?? 0:D12}:{detail.ServiceNamespace}");
}
