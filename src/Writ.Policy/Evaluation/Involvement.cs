namespace Writ.Policy.Evaluation;

/// <summary>Which layers have a say for which kind of caller (AWS: IAM User Guide, policy evaluation logic; Organizations, effects of SCPs).</summary>
internal static class Involvement
{
    /// <summary>Callers that belong to an account and so have identity policies, boundary and session.</summary>
    public static bool HasIdentitySide(Caller caller) => caller.Kind
        is CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser or CallerKind.Root or CallerKind.AssumedRootSession;

    /// <summary>Root may do everything its account may; nobody attaches policies to it.</summary>
    public static bool HasImplicitAllow(Caller caller) => caller.Kind is CallerKind.Root or CallerKind.AssumedRootSession;

    /// <summary>Users, role sessions and federated users have identity policies and may have a boundary; root can have neither.</summary>
    public static bool HasIdentityPolicies(Caller caller) => caller.Kind is CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser;

    public static bool ServiceControlApplies(Caller caller) => HasIdentitySide(caller) && !caller.IsServiceLinkedRole;

    public static bool ResourceControlApplies(Caller caller) => !caller.IsServiceLinkedRole;

    /// <summary>Services do not come through an endpoint.</summary>
    public static bool EndpointApplies(Caller caller) => caller.Kind != CallerKind.Service;

    /// <summary>Sessions that are nothing without a session policy.</summary>
    public static bool RequiresSessionPolicy(Caller caller) => caller.Kind is CallerKind.FederatedUser or CallerKind.AssumedRootSession;
}
