using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Cli.Checks;

/// <summary>Whether what a policy speaks about exists.</summary>
internal static class PolicyCheck
{
    public static IEnumerable<string> Of(NamedPolicy policy)
    {
        for (var i = 0; i < policy.Policy.Statements.Count; i++)
        {
            var statement = policy.Policy.Statements[i];
            var place = $"{(statement.Sid is { Length: > 0 } sid ? $"statement `{sid}`" : $"statement number {i + 1}")} of `{policy.Name}`";
            foreach (var entry in statement.ActionPatterns.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (WhyUnknown(entry) is { } why)
                {
                    yield return $"{place}: {why}";
                }
            }

            foreach (var key in statement.ContextKeys)
            {
                if (KeyCheck.WhyUnknown(key) is { } why)
                {
                    yield return $"{place} reads the key {why}";
                }
            }
        }
    }

    /// <summary>An entry with a wildcard for the service means whatever there is.</summary>
    private static string? WhyUnknown(string entry) =>
        ActionEntry.ServiceOf(entry) is { } service && !ActionCatalog.Aws.Expand(entry).Any()
            ? $"{entry} matches no action of {service.Name} that AWS documents{ActionEntry.DidYouMean(service, entry)}"
            : null;
}
