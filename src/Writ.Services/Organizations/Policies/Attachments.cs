using System.Collections.Immutable;
using Writ.Kernel.State;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Policies;

/// <summary>Which policies are attached to what.</summary>
internal static class Attachments
{
    /// <summary>A policy of the organization or of AWS; null when there is none.</summary>
    public static OrganizationPolicy? Find(AccountState state, string id) => AwsPolicies.Find(id) ?? state.Get(OrganizationsState.Policies, id);

    /// <summary>A policy of an enabled type and a target, both of which exist.</summary>
    public static Result<Attachment> Resolve(AccountState state, string policyId, string targetId) =>
        Find(state, policyId) is not { } policy ? PolicyErrors.NotFound
        : Tree.Find(state, targetId) is not { } target ? OrganizationsErrors.TargetNotFound
        : !IsEnabled(state, policy.Type) ? PolicyErrors.TypeNotEnabled
        : new Attachment(policy, target);

    public static bool IsEnabled(AccountState state, string type) => state.All(OrganizationsState.Roots).Values.Any(root => root.PolicyTypes.Contains(type));

    /// <summary>A target's policies of one type, in the order of their attachment.</summary>
    public static IEnumerable<OrganizationPolicy> OfType(AccountState state, Node target, string type) =>
        target.Policies.Select(id => Find(state, id)).OfType<OrganizationPolicy>().Where(policy => policy.Type == type);

    /// <summary>All that a policy is attached to.</summary>
    public static IEnumerable<Node> Targets(AccountState state, string policyId) =>
        state.FoundBy(OrganizationsState.Roots, policyId)
            .Concat<Node>(state.FoundBy(OrganizationsState.Units, policyId))
            .Concat(state.FoundBy(OrganizationsState.Members, policyId));

    public static HashSet<string> IdsOfType(AccountState state, string type)
    {
        var ids = state.FoundBy(OrganizationsState.Policies, type).Select(policy => policy.Id).ToHashSet(StringComparer.Ordinal);
        if (AwsPolicies.OfType(type) is { } own)
        {
            ids.Add(own.Id);
        }

        return ids;
    }

    /// <summary>Changes what is attached to every root, OU and account.</summary>
    public static void Everywhere(Draft draft, Func<ImmutableList<string>, ImmutableList<string>> change)
    {
        var nodes = draft.State.All(OrganizationsState.Roots).Values
            .Concat<Node>(draft.State.All(OrganizationsState.Units).Values)
            .Concat(draft.State.All(OrganizationsState.Members).Values);
        foreach (var node in nodes)
        {
            if (change(node.Policies) is var changed && !ReferenceEquals(changed, node.Policies))
            {
                Tree.Put(draft, node with { Policies = changed });
            }
        }
    }
}

/// <param name="Policy">A policy.</param>
/// <param name="Target">A root, OU or account.</param>
internal sealed record Attachment(OrganizationPolicy Policy, Node Target);
