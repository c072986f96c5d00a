using Writ.Services.Iam;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations;

/// <summary>Pages as Organizations makes them: of 20 entries at most.</summary>
internal static class OrganizationsPages
{
    public const int MaxItems = 20;

    /// <param name="nextToken">The request's token, or null for the first page.</param>
    /// <param name="maxResults">The request's MaxResults; null for 20.</param>
    /// <param name="after">The entries after a key (all for null), in order. Read only as far as the page reaches.</param>
    /// <param name="keyOf">An entry's key.</param>
    public static Result<Page<T>> Take<T>(string? nextToken, int? maxResults, Func<string?, IEnumerable<T>> after, Func<T, string> keyOf)
    {
        var page = Paging.Take(nextToken, maxResults ?? MaxItems, after, keyOf);
        return page.Error is null ? page : OrganizationsErrors.InvalidNextToken;
    }
}
