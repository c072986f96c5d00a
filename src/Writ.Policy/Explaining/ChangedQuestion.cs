namespace Writ.Policy.Explaining;

/// <summary>A question with changes applied to copies of its request and policies.</summary>
internal sealed class ChangedQuestion
{
    private readonly Change[] _changes;
    private readonly Dictionary<NamedPolicy, (NamedPolicy Original, int[] Kept)> _origins = new(ReferenceEqualityComparer.Instance);

    public ChangedQuestion(AuthorizationRequest request, PolicySet policies, IReadOnlyList<Change> changes)
    {
        _changes = [.. changes];
        Request = ApplyTo(request);
        Policies = _changes.Any(change => change is RemoveStatement or AddAllow) ? ApplyTo(policies) : policies;
    }

    public AuthorizationRequest Request { get; }

    public PolicySet Policies { get; }

    /// <summary>The removal of a statement, named as it stands in the policies before any change.</summary>
    public RemoveStatement Removal(PolicyLayer layer, NamedPolicy policy, int statement) =>
        _origins.TryGetValue(policy, out (NamedPolicy Original, int[] Kept) origin)
            ? new RemoveStatement(layer, origin.Original, origin.Kept[statement])
            : new RemoveStatement(layer, policy, statement);

    private AuthorizationRequest ApplyTo(AuthorizationRequest request)
    {
        RequestContext context = request.Context.Copy();
        foreach (Change change in _changes)
        {
            if (change is SetContextKey set)
            {
                context.Set(set.Key, set.Value);
            }
            else if (change is RemoveContextKey removed)
            {
                context.Set(removed.Key, []); // an empty list counts as absent
            }
        }

        return new AuthorizationRequest
        {
            Caller = request.Caller, Action = request.Action, Resource = request.Resource, ResourceWords = request.ResourceWords,
            ResourceAccount = request.ResourceAccount, WildcardOnly = request.WildcardOnly, Context = context,
        };
    }

    private PolicySet ApplyTo(PolicySet policies) => new()
    {
        Identity = List(policies.Identity, PolicyLayer.Identity, PolicyKind.Identity) ?? [],
        Boundary = List(policies.Boundary, PolicyLayer.Boundary, PolicyKind.Identity),
        Session = List(policies.Session, PolicyLayer.Session, PolicyKind.Session),
        Endpoint = List(policies.Endpoint, PolicyLayer.Endpoint, PolicyKind.Endpoint),
        ServiceControl = Levels(policies.ServiceControl, PolicyLayer.ServiceControl, PolicyKind.ServiceControl),
        ResourceControl = Levels(policies.ResourceControl, PolicyLayer.ResourceControl, PolicyKind.ResourceControl),
        Resource = OwnPolicy(policies),
        ResourcePolicyIsMandatory = policies.ResourcePolicyIsMandatory,
        ResourcePolicyIsTrustPolicy = policies.ResourcePolicyIsTrustPolicy,
    };

    private NamedPolicy[]? List(IReadOnlyList<NamedPolicy>? list, PolicyLayer layer, PolicyKind kind, int level = -1)
    {
        NamedPolicy[] added = [.. Added(layer, level).Select(statement => Whole(statement, kind))];
        return list is null && added.Length == 0 ? null : [.. (list ?? []).Select(policy => Rewritten(policy, [])), .. added];
    }

    private IReadOnlyList<IReadOnlyList<NamedPolicy>> Levels(IReadOnlyList<IReadOnlyList<NamedPolicy>> levels, PolicyLayer layer, PolicyKind kind) =>
        levels is null ? levels! : [.. levels.Select((level, i) => (IReadOnlyList<NamedPolicy>)(List(level, layer, kind, i) ?? []))]; // no levels at all deny, and go on doing so

    private NamedPolicy? OwnPolicy(PolicySet policies)
    {
        PolicyLayer layer = policies.ResourcePolicyIsTrustPolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
        string[] added = [.. Added(layer, -1)];
        if (policies.Resource is { Policy: not null } own)
        {
            return Rewritten(own, added);
        }

        return added.Length == 0 ? policies.Resource : Whole(string.Join(',', added), layer == PolicyLayer.Trust ? PolicyKind.Trust : PolicyKind.Resource);
    }

    private IEnumerable<string> Added(PolicyLayer layer, int level) =>
        _changes.OfType<AddAllow>().Where(change => change.Layer == layer && change.Level == level).Select(change => change.Statement);

    private NamedPolicy Rewritten(NamedPolicy policy, string[] added)
    {
        HashSet<int> removed = [.. _changes.OfType<RemoveStatement>().Where(change => ReferenceEquals(change.Policy, policy)).Select(change => change.StatementIndex)];
        if (policy?.Policy is null || (removed.Count == 0 && added.Length == 0))
        {
            return policy!; // a missing policy stays missing
        }

        int[] kept = [.. Enumerable.Range(0, policy.Policy.Statements.Count).Where(i => !removed.Contains(i))];
        NamedPolicy rewritten = policy with { Policy = policy.Policy.WithStatements([.. kept.Select(policy.Policy.TextOf), .. added]) };
        _origins[rewritten] = (policy, kept);
        return rewritten;
    }

    private static NamedPolicy Whole(string statement, PolicyKind kind) =>
        new("new policy", null, CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", kind).Policy ?? CompiledPolicy.Empty);
}
