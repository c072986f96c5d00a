namespace Writ.Policy.Matching;

/// <summary>Whether a principal names a caller, and how firmly. A role matches through the session's role, never through the shape of a name.</summary>
internal static class PrincipalMatch
{
    public static GrantStrength Strength(PolicyPrincipal principal, Caller caller, bool grantsTrust) => principal.Kind switch
    {
        PolicyPrincipalKind.Everyone => Everyone(caller, grantsTrust),
        PolicyPrincipalKind.AWS => Aws(principal, caller),
        PolicyPrincipalKind.Service => Direct(caller.Kind == CallerKind.Service && Same(principal.Value, caller.Name)),
        PolicyPrincipalKind.Federated => Direct(caller.Kind is CallerKind.WebIdentity or CallerKind.Saml && Same(principal.Value, caller.FederatedBy)),
        PolicyPrincipalKind.CanonicalUser => BelongsToAccount(caller) && Same(principal.Value, caller.CanonicalUserId) ? GrantStrength.Account : GrantStrength.None,
        _ => GrantStrength.None,
    };

    public static bool BelongsToAccount(Caller caller) => caller.Kind
        is CallerKind.Root or CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser or CallerKind.AssumedRootSession;

    /// <summary>Who is no AWS principal (yet): a foreign token's bearer, or nobody.</summary>
    public static bool IsForeign(Caller caller) => caller.Kind is CallerKind.WebIdentity or CallerKind.Saml or CallerKind.Anonymous;

    /// <summary>In a trust policy "*" grants to AWS principals; who brings a foreign token needs its provider named. A deny reaches everyone.</summary>
    private static GrantStrength Everyone(Caller caller, bool grantsTrust) => caller.Kind switch
    {
        CallerKind.Unknown => GrantStrength.None,
        _ when grantsTrust && IsForeign(caller) => GrantStrength.None,
        _ => GrantStrength.Direct,
    };

    private static GrantStrength Aws(PolicyPrincipal principal, Caller caller) => principal.Form.Kind switch
    {
        PrincipalFormKind.Account when BelongsToAccount(caller) && Same(principal.Form.Account, caller.Account) =>
            caller.Kind == CallerKind.Root ? GrantStrength.Direct : GrantStrength.Account,
        PrincipalFormKind.User when caller.Kind == CallerKind.User => Direct(Same(principal.Value, caller.Arn)),
        PrincipalFormKind.User when caller.Kind == CallerKind.FederatedUser => Entity(Same(principal.Value, caller.FederatedBy)),
        PrincipalFormKind.Role when caller.Kind == CallerKind.RoleSession => Entity(Same(principal.Value, RoleOf(caller))),
        PrincipalFormKind.Session when caller.Kind is CallerKind.RoleSession or CallerKind.FederatedUser or CallerKind.AssumedRootSession =>
            Direct(!caller.AnySession && Same(principal.Value, caller.Arn)),
        PrincipalFormKind.UniqueId when caller.Kind == CallerKind.User => Direct(Same(principal.Value, caller.UniqueId)),
        PrincipalFormKind.UniqueId when caller.Kind is CallerKind.RoleSession or CallerKind.FederatedUser => Entity(Same(principal.Value, caller.UniqueId)),
        _ => GrantStrength.None,
    };

    private static string? RoleOf(Caller caller) => caller.RoleArn ?? (caller.AnySession ? caller.Arn : null);

    private static GrantStrength Direct(bool matches) => matches ? GrantStrength.Direct : GrantStrength.None;

    private static GrantStrength Entity(bool matches) => matches ? GrantStrength.Entity : GrantStrength.None;

    private static bool Same(string? written, string? actual) => written is not null && actual is not null && string.Equals(written, actual, StringComparison.Ordinal);
}
