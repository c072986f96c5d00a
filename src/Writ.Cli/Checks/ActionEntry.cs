using System.Buffers;
using Writ.Cli.Documents;
using Writ.Policy.Catalog;

namespace Writ.Cli.Checks;

/// <summary>An action, or an entry of a policy that means many, seen from the catalog.</summary>
internal static class ActionEntry
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?");

    /// <summary>The service of AWS that it is of; null when AWS has none of that prefix.</summary>
    public static CatalogService? ServiceOf(string entry)
    {
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : ActionCatalog.Aws.FindService(entry[..colon]);
    }

    /// <summary>" (did you mean 's3:GetObject'?)": for an entry with wildcards, what its text before the first one may have been meant to be.</summary>
    public static string DidYouMean(CatalogService service, string entry)
    {
        var name = entry[(service.Prefix.Length + 1)..];
        var wildcard = name.AsSpan().IndexOfAny(Wildcards);
        var best = wildcard < 0
            ? Words.Closest(name, [.. service.Actions.Select(action => action.Name)])
            : Words.Closest(name[..wildcard], [.. service.Actions.SelectMany(action => Beginnings(action.Name)).Distinct(StringComparer.Ordinal)]);
        return best is null ? "" : $" (did you mean '{service.Prefix}:{best}{(wildcard < 0 ? "" : "*")}'?)";
    }

    /// <summary>The action's first word, its first two, and so on.</summary>
    private static IEnumerable<string> Beginnings(string name)
    {
        for (var end = 1; end <= name.Length; end++)
        {
            if (end == name.Length || char.IsAsciiLetterUpper(name[end]))
            {
                yield return name[..end];
            }
        }
    }
}
