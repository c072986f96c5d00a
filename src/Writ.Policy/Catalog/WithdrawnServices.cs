using System.Runtime.CompilerServices;
using Writ.Policy.Matching;

namespace Writ.Policy.Catalog;

/// <summary>
/// Which services a policy takes away as a whole: those of which one Deny statement, for all resources and without conditions,
/// names every action. What is denied in part, or only sometimes, is not taken away.
/// </summary>
public static class WithdrawnServices
{
    private static readonly ConditionalWeakTable<CompiledPolicy, HashSet<string>> Known = [];
    private static readonly RequestContext NoContext = new();

    /// <summary>The prefixes of the services, such as <c>s3</c>. Worked out once for each compiled policy.</summary>
    public static IReadOnlySet<string> Of(CompiledPolicy policy) => Known.GetValue(policy, Find);

    private static HashSet<string> Find(CompiledPolicy policy)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyStatement statement in policy.Statements.Where(AlwaysDenies))
        {
            found.UnionWith(ActionCatalog.Aws.Services.Where(service => TakesAway(statement.Actions, service)).Select(service => service.Prefix));
        }

        return found;
    }

    private static bool AlwaysDenies(PolicyStatement statement) =>
        statement is { Effect: PolicyEffect.Deny, Conditions.Length: 0, HasNotResource: false, Resources: { } resources }
        && resources.Patterns.Any(resource => resource.IsEverything);

    // Only the patterns that may reach the service are tried, and its actions are only decoded when one of them must be compared.
    private static bool TakesAway(ActionSet actions, CatalogService service)
    {
        List<ActionPattern> near = [.. actions.Patterns.Where(pattern => MayReach(pattern, service))];
        return actions.IsNegated
            ? near.Count == 0 || !service.Actions.Any(action => Matches(near, action))
            : near.Count > 0 && (near.Exists(pattern => IsAll(pattern, service)) || service.Actions.All(action => Matches(near, action)));
    }

    private static bool Matches(List<ActionPattern> patterns, CatalogAction action) => patterns.Exists(pattern => pattern.Matches(new ActionName(action.FullName), NoContext));

    private static bool MayReach(ActionPattern pattern, CatalogService service) =>
        pattern.Text.IndexOf(':', StringComparison.Ordinal) is var colon
        && (colon < 0 || pattern.Text.AsSpan(0, colon).ContainsAny('*', '?') || pattern.Text.AsSpan(0, colon).Equals(service.Prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsAll(ActionPattern pattern, CatalogService service) =>
        pattern.Text == "*" || (pattern.Text.Length == service.Prefix.Length + 2 && pattern.Text.EndsWith(":*", StringComparison.Ordinal) && !pattern.Text.Contains('?', StringComparison.Ordinal) && pattern.Text.StartsWith(service.Prefix, StringComparison.OrdinalIgnoreCase));
}
