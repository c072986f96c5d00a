namespace Writ.Policy.Tests.Reference;

/// <summary>The policies of one question, uncompiled.</summary>
internal sealed record NaivePolicies
{
    public NaivePolicy[] Identity { get; init; } = [];

    public NaivePolicy? Resource { get; init; }

    public bool Mandatory { get; init; }

    public bool Trust { get; init; }

    public NaivePolicy[]? Boundary { get; init; }

    public NaivePolicy[]? Session { get; init; }

    public NaivePolicy[][] ServiceControl { get; init; } = [];

    public NaivePolicy[][] ResourceControl { get; init; } = [];

    public NaivePolicy[]? Endpoint { get; init; }
}

/// <summary>
/// The second opinion: the specification's sections 4 to 11 written down as plainly as possible, without index, compilation or early exit. It shares
/// no code with the engine.
/// </summary>
internal sealed class NaiveEvaluator(Caller caller, string action, string resource, string? owner, bool wildcardOnly, Dictionary<string, string[]> context)
{
    private enum Grant
    {
        None,
        Account,
        Entity,
        Direct,
    }

    /// <summary>Whether a policy's statements name principals, and whether it is a trust policy.</summary>
    private enum Names
    {
        Nobody,
        Principals,
        TrustPrincipals,
    }

    private bool _boundary;

    public Verdict Decide(NaivePolicies p)
    {
        bool member = caller.Kind is CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser;
        bool root = caller.Kind is CallerKind.Root or CallerKind.AssumedRootSession;
        bool service = caller.Kind == CallerKind.Service;
        _boundary = caller.HasBoundary || p.Boundary is not null;
        Names own = p.Trust ? Names.TrustPrincipals : Names.Principals;
        if (caller.Kind == CallerKind.Unknown)
        {
            return Verdict.ImplicitlyDenied;
        }

        NaivePolicy[][] scp = (member || root) && !caller.IsServiceLinkedRole ? p.ServiceControl : [];
        NaivePolicy[][] rcp = caller.IsServiceLinkedRole ? [] : p.ResourceControl;
        NaivePolicy[]? endpoint = service ? null : p.Endpoint;
        NaivePolicy[] identity = member ? p.Identity : [];
        NaivePolicy[]? boundary = member ? p.Boundary : null;
        NaivePolicy[]? session = caller.Kind is CallerKind.FederatedUser or CallerKind.AssumedRootSession ? p.Session ?? [] : member ? p.Session : null;

        IEnumerable<(NaivePolicy Policy, Names Names)> all =
            [.. rcp.SelectMany(l => l).Concat(endpoint ?? []).Select(x => (x, Names.Principals)),
             .. scp.SelectMany(l => l).Concat(identity).Concat(boundary ?? []).Concat(session ?? []).Select(x => (x, Names.Nobody))];
        bool denied = all.Any(x => x.Policy.Statements.Any(s => s.Deny && Strength(s, x.Policy, x.Names) != Grant.None))
            || (p.Resource is not null && p.Resource.Statements.Any(s => s.Deny && Strength(s, p.Resource, own) != Grant.None));
        if (denied)
        {
            return Verdict.ExplicitlyDenied;
        }

        bool gates = rcp.All(level => Allows(level, Names.Principals)) && scp.All(level => Allows(level, Names.Nobody)) && (endpoint is null || Allows(endpoint, Names.Principals));
        Grant g = p.Resource is null ? Grant.None : p.Resource.Statements.Where(s => !s.Deny).Select(s => Strength(s, p.Resource, own)).Append(Grant.None).Max();
        bool rootAssumes = caller.Kind == CallerKind.Root && p.Trust && action.Equals("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
        bool lim = (boundary is null || Allows(boundary, Names.Nobody)) && (session is null || Allows(session, Names.Nobody));
        bool identityAllows = root || Allows(identity, Names.Nobody);
        bool allowed = gates && !rootAssumes && (
            !member && !root ? g == Grant.Direct
            : CrossAccount() ? g != Grant.None && identityAllows && lim
            : (g == Grant.Direct && !caller.IsDelegate)
                || (g is Grant.Entity or Grant.Direct && lim)
                || (p.Mandatory ? g == Grant.Account && identityAllows && lim : identityAllows && lim));
        return allowed ? Verdict.Allowed : Verdict.ImplicitlyDenied;
    }

    private bool CrossAccount()
    {
        string? account = owner ?? (resource.Split(':') is { Length: > 5 } f && f[4].Length == 12 && f[4].All(char.IsAsciiDigit) ? f[4] : null);
        return !wildcardOnly && account is not null && account != caller.Account;
    }

    private bool Allows(NaivePolicy[] policies, Names names) =>
        policies.Any(p => p.Statements.Any(s => !s.Deny && Strength(s, p, names) != Grant.None));

    private Grant Strength(NaiveStatement s, NaivePolicy p, Names names)
    {
        bool applies = s.Actions.Any(ActionMatches) != s.NotAction
            && (s.Resources is null || s.Resources.Any(r => ResourceMatches(r, p.Is2012)) != s.NotResource)
            && s.Conditions.All(c => NaiveCondition.Holds(c.Operator, c.Key, c.Values, p.Is2012, context));
        return !applies ? Grant.None : names == Names.Nobody ? Grant.Direct : PrincipalStrength(s, names == Names.TrustPrincipals && !s.Deny);
    }

    private bool ActionMatches(string pattern) =>
        (pattern.Count(c => c == ':') == 1 || (pattern.Length > 0 && pattern.All(c => c == '*')))
        && NaiveText.Matches(NaiveText.Expand(pattern, true, false, context), action, ignoreCase: true);

    private bool ResourceMatches(string pattern, bool variables)
    {
        string[] fields = pattern.Split(':', 6);
        if (pattern == "*" || !resource.Contains(':'))
        {
            return fields.Length == 1 && NaiveText.Matches(NaiveText.Expand(pattern, true, variables && false, context), resource);
        }

        string[] actual = resource.Split(':', 6);
        return Enumerable.Range(0, 6).All(i =>
            NaiveText.Matches(NaiveText.Expand(i < fields.Length ? fields[i] : "*", true, variables && i == 5, context), actual[i]));
    }

    private Grant PrincipalStrength(NaiveStatement s, bool grantsTrust)
    {
        if (s.Principals is null)
        {
            return Grant.None;
        }

        if (!s.NotPrincipal)
        {
            return s.Principals.Select(x => One(x.Kind, x.Value, grantsTrust)).Append(Grant.None).Max();
        }

        bool listed = s.Principals.Any(x => One(x.Kind, x.Value, false) != Grant.None);
        bool everyone = s.Principals.Any(x => x is ("AWS", "*"));
        bool accountListed = s.Principals.Any(x => NamesAccount(x.Value) || (x.Kind == "CanonicalUser" && One(x.Kind, x.Value, false) != Grant.None));
        bool selfListed = s.Principals.Any(x => !NamesAccount(x.Value) && x.Kind != "CanonicalUser" && One(x.Kind, x.Value, false) != Grant.None);
        bool hasAccount = caller.Kind is CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser;
        bool isRoot = caller.Kind is CallerKind.Root or CallerKind.AssumedRootSession;
        bool fully = everyone || (isRoot ? accountListed : hasAccount ? accountListed && selfListed : selfListed);
        bool spared = s.Deny ? fully && !_boundary : listed;
        bool foreign = caller.Kind is CallerKind.WebIdentity or CallerKind.Saml or CallerKind.Anonymous;
        return spared || (grantsTrust && foreign) ? Grant.None : Grant.Direct;
    }

    private bool NamesAccount(string value) => caller.Account is not null && (value == caller.Account || value == $"arn:aws:iam::{caller.Account}:root");

    private Grant One(string kind, string value, bool grantsTrust)
    {
        bool inAccount = caller.Kind is CallerKind.User or CallerKind.RoleSession or CallerKind.FederatedUser or CallerKind.Root or CallerKind.AssumedRootSession;
        bool foreign = caller.Kind is CallerKind.WebIdentity or CallerKind.Saml or CallerKind.Anonymous;
        return (kind, caller.Kind) switch
        {
            ("Service", CallerKind.Service) => value == caller.Name ? Grant.Direct : Grant.None,
            ("CanonicalUser", _) => inAccount && value == caller.CanonicalUserId ? Grant.Account : Grant.None,
            ("Federated", CallerKind.WebIdentity or CallerKind.Saml) => value == caller.FederatedBy ? Grant.Direct : Grant.None,
            ("AWS", _) when value == "*" => grantsTrust && foreign ? Grant.None : Grant.Direct,
            ("AWS", CallerKind.Root) when NamesAccount(value) => Grant.Direct,
            ("AWS", CallerKind.User) when value == caller.Arn || value == caller.UniqueId => Grant.Direct,
            ("AWS", CallerKind.RoleSession) when value == caller.Arn && !caller.AnySession => Grant.Direct,
            ("AWS", CallerKind.RoleSession) when value == caller.RoleArn || value == caller.UniqueId => Grant.Entity,
            ("AWS", CallerKind.FederatedUser) when value == caller.Arn => Grant.Direct,
            ("AWS", CallerKind.FederatedUser) when value == caller.FederatedBy => Grant.Entity,
            ("AWS", CallerKind.AssumedRootSession) when value == caller.Arn => Grant.Direct,
            ("AWS", _) when inAccount && NamesAccount(value) => Grant.Account,
            _ => Grant.None,
        };
    }
}
