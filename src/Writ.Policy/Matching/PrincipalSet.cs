namespace Writ.Policy.Matching;

/// <summary>A statement's Principal or NotPrincipal element (AWS: IAM User Guide, JSON policy elements: Principal).</summary>
internal sealed class PrincipalSet(PolicyPrincipal[] principals, bool negated)
{
    public IReadOnlyList<PolicyPrincipal> Principals => principals;

    public bool IsNegated => negated;

    /// <summary>How firmly the element covers the caller; None when it does not.</summary>
    public GrantStrength Covers(Caller caller, PolicyEffect effect, bool trust, bool hasBoundary)
    {
        if (negated)
        {
            bool spared = effect == PolicyEffect.Deny ? !hasBoundary && IsFullyListed(caller) : IsListed(caller);
            return spared || (trust && effect == PolicyEffect.Allow && PrincipalMatch.IsForeign(caller)) ? GrantStrength.None : GrantStrength.Direct;
        }

        GrantStrength strongest = GrantStrength.None;
        foreach (PolicyPrincipal principal in principals)
        {
            GrantStrength strength = PrincipalMatch.Strength(principal, caller, grantsTrust: trust && effect == PolicyEffect.Allow);
            strongest = strength > strongest ? strength : strongest;
        }

        return strongest;
    }

    private bool IsListed(Caller caller) =>
        Array.Exists(principals, principal => PrincipalMatch.Strength(principal, caller, grantsTrust: false) != GrantStrength.None);

    /// <summary>
    /// A NotPrincipal deny spares a caller only when each identity it has is listed: the user, role or session, and its account as well
    /// (AWS: IAM User Guide, JSON policy elements: NotPrincipal).
    /// </summary>
    private bool IsFullyListed(Caller caller)
    {
        bool account = !PrincipalMatch.BelongsToAccount(caller);
        bool itself = false;
        foreach (PolicyPrincipal principal in principals)
        {
            GrantStrength strength = PrincipalMatch.Strength(principal, caller, grantsTrust: false);
            if (principal.Kind == PolicyPrincipalKind.Everyone)
            {
                return true;
            }

            bool namesAccount = strength != GrantStrength.None && (principal.Form.Kind == PrincipalFormKind.Account || principal.Kind == PolicyPrincipalKind.CanonicalUser);
            account |= namesAccount;
            itself |= namesAccount ? caller.Kind is CallerKind.Root or CallerKind.AssumedRootSession : strength != GrantStrength.None;
        }

        return account && itself;
    }
}
