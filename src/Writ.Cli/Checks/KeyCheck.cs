using Writ.Cli.Documents;
using Writ.Policy.Catalog;

namespace Writ.Cli.Checks;

/// <summary>Whether AWS has a condition key. Keys of identity providers and of services that it does not have are not known to it.</summary>
internal static class KeyCheck
{
    private const string Global = "aws";

    /// <summary>"KEY, which …"; null when there is nothing to say.</summary>
    public static string? WhyUnknown(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : key[..colon];
        var isGlobal = prefix.Equals(Global, StringComparison.OrdinalIgnoreCase);
        var service = isGlobal ? null : ActionCatalog.Aws.FindService(prefix);
        if ((!isGlobal && service is null) || ActionCatalog.Aws.FindConditionKey(key) is not null)
        {
            return null;
        }

        var known = service?.ConditionKeys ?? ActionCatalog.Aws.GlobalConditionKeys;
        return $"{key}, which AWS does not document{Closest(key, known)}";
    }

    /// <summary>Keys for tags are compared by what is before the tag's name.</summary>
    private static string Closest(string key, IReadOnlyList<CatalogConditionKey> known)
    {
        var best = Words.Closest(Head(key), [.. known.Select(candidate => Head(candidate.Name))]);
        return best is null ? "" : $" (did you mean '{known.First(candidate => Head(candidate.Name) == best).Name}'?)";
    }

    private static string Head(string key) => key.Split('/', 2)[0];
}
