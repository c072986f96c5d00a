using System.Runtime.CompilerServices;
using Writ.Policy.Matching;

namespace Writ.Policy.Catalog;

/// <summary>
/// Which services and actions a policy lets someone reach at all: what its Allow statements name, whatever their resources and
/// conditions. Denials do not count, since they seldom take away a whole service.
/// </summary>
public static class GrantedServices
{
    private static readonly ConditionalWeakTable<CompiledPolicy, HashSet<string>> Known = [];
    private static readonly RequestContext NoContext = new();

    /// <summary>The prefixes of the services, such as <c>s3</c>. Worked out once for each compiled policy.</summary>
    public static IReadOnlySet<string> Of(CompiledPolicy policy) => Known.GetValue(policy, Find);

    /// <summary>Whether an Allow statement covers an action, such as <c>iam:CreateUser</c>.</summary>
    public static bool Covers(CompiledPolicy policy, string action)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ActionName name = new(action);
        foreach (PolicyStatement statement in policy.Statements)
        {
            if (statement.Effect == PolicyEffect.Allow && statement.Actions.Covers(name, NoContext))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Find(CompiledPolicy policy)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyStatement statement in policy.Statements.Where(statement => statement.Effect == PolicyEffect.Allow))
        {
            if (statement.HasNotAction)
            {
                found.UnionWith(ActionCatalog.Aws.Services.Where(service => LeavesSome(statement.Actions, service)).Select(service => service.Prefix));
            }
            else
            {
                foreach (ActionPattern pattern in statement.Actions.Patterns)
                {
                    Add(pattern, found);
                }
            }
        }

        return found;
    }

    // Most patterns tell their service, or mean all of them: the actions of a service are only decoded when they must be compared.
    private static void Add(ActionPattern pattern, HashSet<string> found)
    {
        if (pattern.Text == "*")
        {
            found.UnionWith(ActionCatalog.Aws.Services.Select(service => service.Prefix));
        }
        else if (ServiceOf(pattern) is { } service)
        {
            if (IsWhole(pattern) || service.Actions.Any(action => pattern.Matches(new ActionName(action.FullName), NoContext)))
            {
                found.Add(service.Prefix);
            }
        }
        else
        {
            found.UnionWith(ActionCatalog.Aws.Expand(pattern.Text).Select(action => action.Service.Prefix));
        }
    }

    /// <summary>Whether some action of a service is not among those a NotAction names.</summary>
    private static bool LeavesSome(ActionSet excluded, CatalogService service)
    {
        List<ActionPattern> near = [.. excluded.Patterns.Where(pattern => ServiceOf(pattern) is not { } named || named == service)];
        return near.Count == 0
            || (!near.Exists(pattern => pattern.Text == "*" || (IsWhole(pattern) && ServiceOf(pattern) is not null))
                && service.Actions.Any(action => !near.Exists(pattern => pattern.Matches(new ActionName(action.FullName), NoContext))));
    }

    private static CatalogService? ServiceOf(ActionPattern pattern) =>
        pattern.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? ActionCatalog.Aws.FindService(pattern.Text[..colon]) : null;

    private static bool IsWhole(ActionPattern pattern) => pattern.CanMatch && pattern.Text.EndsWith(":*", StringComparison.Ordinal);
}
