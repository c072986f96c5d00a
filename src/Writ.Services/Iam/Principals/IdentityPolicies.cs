using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Sts.RootSessions;

namespace Writ.Services.Iam.Principals;

/// <summary>Collects what limits and grants a principal has in its own account. Documents are compiled already; this only gathers.</summary>
public static class IdentityPolicies
{
    /// <summary>What root may do, for sessions that have it from root and are not root themselves.</summary>
    private static readonly NamedPolicy Root = new("root", null, new PolicyText(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""").Compile(PolicyKind.Identity));

    /// <summary>The identity, boundary and session policies of a principal.</summary>
    public static PolicySet Of(Principal principal, AccountState state)
    {
        var session = principal.Session?.Policies;
        return principal.Caller.Kind switch
        {
            CallerKind.User when Find(IamState.Users, principal, state) is { } user => Within(session, GatheredPolicies.Of(user, state, OfUser)),
            CallerKind.RoleSession when Find(IamState.Roles, principal, state) is { } role => Within(session, GatheredPolicies.Of(role, state, OfRole)),
            CallerKind.FederatedUser when principal.Caller.UniqueId == state.Id.ToString() => new PolicySet { Identity = [Root], Session = session },
            CallerKind.FederatedUser when state.FoundBy(IamState.Users, principal.Caller.UniqueId ?? "").FirstOrDefault() is { } user =>
                Within(session, GatheredPolicies.Of(user, state, OfUser)),
            CallerKind.Root => new PolicySet { Session = session },
            CallerKind.AssumedRootSession when session is not null =>
                new PolicySet { Session = principal.Session?.Delegation is null ? [RootTask.Everything, .. session] : session },
            // Nothing is known of the caller, so nothing grants and an empty boundary denies.
            _ => new PolicySet { Boundary = [], Session = [] },
        };
    }

    /// <summary>
    /// The same with the policies of the session in which a delegation was approved: they are asked besides, for what a delegate may do must be allowed by
    /// both. Null when there are none.
    /// </summary>
    public static PolicySet? OfApprover(Principal principal, PolicySet own) => principal.Session?.Delegation?.ApproverPolicies is not { } approver ? null : new PolicySet
    {
        Identity = own.Identity,
        Boundary = own.Boundary,
        // A root session's policies only deny; none at all is what a delegate's approval is worth, which is nothing.
        Session = principal.Caller.Kind == CallerKind.AssumedRootSession && approver.Count > 0 ? [RootTask.Everything, .. approver] : approver,
    };

    private static T? Find<T>(ResourceKind<T> kind, Principal principal, AccountState state) where T : PolicyHolder =>
        state.Get(kind, principal.Caller.Name ?? "") is { } entity && entity.Id == principal.Caller.UniqueId ? entity : null;

    private static PolicySet Within(IReadOnlyList<NamedPolicy>? session, PolicySet own) =>
        session is null ? own : new PolicySet { Identity = own.Identity, Boundary = own.Boundary, Session = session };

    private static PolicySet OfUser(User user, AccountState state)
    {
        var policies = OfHolder(user, state, []);
        foreach (var group in GroupsOf(user, state))
        {
            OfHolder(group, state, policies);
        }

        if (OwnPasswordPermission.Of(state) is { } ownPassword)
        {
            policies.Add(ownPassword);
        }

        return new PolicySet { Identity = policies, Boundary = BoundaryOf(user, state) };
    }

    private static PolicySet OfRole(Role role, AccountState state) =>
        new() { Identity = OfHolder(role, state, []), Boundary = BoundaryOf(role, state) };

    internal static IEnumerable<Group> GroupsOf(User user, AccountState state)
    {
        foreach (var name in user.Groups)
        {
            if (state.Get(IamState.Groups, name) is { } group)
            {
                yield return group;
            }
        }
    }

    /// <summary>Adds what is embedded in and attached to an entity.</summary>
    internal static List<NamedPolicy> OfHolder(PolicyHolder holder, AccountState state, List<NamedPolicy> policies)
    {
        foreach (var inline in holder.InlinePolicies)
        {
            policies.Add(new NamedPolicy(inline.Name, null, inline.Document.Compile(PolicyKind.Identity)));
        }

        foreach (var arn in holder.AttachedPolicies)
        {
            policies.Add(ManagedPolicies.Compile(state, arn));
        }

        return policies;
    }

    internal static List<NamedPolicy>? BoundaryOf(IBounded entity, AccountState state) =>
        entity.PermissionsBoundary is { } arn ? [ManagedPolicies.Compile(state, arn)] : null;
}
