using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>All policies that were handed over, by layer, before it is known which question they are weighed for.</summary>
internal sealed record PolicyInputs
{
    public IReadOnlyList<PolicyText> Identity { get; init; } = [];

    public PolicyText? Resource { get; init; }

    public IReadOnlyList<PolicyText>? Boundary { get; init; }

    public IReadOnlyList<PolicyText>? Session { get; init; }

    public IReadOnlyList<IReadOnlyList<PolicyText>> ServiceControl { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<PolicyText>> ResourceControl { get; init; } = [];

    public IReadOnlyList<PolicyText>? Endpoint { get; init; }

    /// <summary>Documents are checked as AWS checks them when they are saved.</summary>
    public PolicyStrictness Strictness { get; init; } = PolicyStrictness.Stored;

    /// <summary>Nothing was handed over.</summary>
    public bool IsEmpty => Identity.Count == 0 && Resource is null && Boundary is null && Session is null && ServiceControl.Count == 0 && ResourceControl.Count == 0 && Endpoint is null;

    /// <summary>The policies, compiled for one question: asked of a role, the resource's policy is its trust policy.</summary>
    public PolicySet For(string action, string resource)
    {
        var trust = MandatoryPolicies.IsTrustQuestion(action, resource);
        return new PolicySet
        {
            Identity = Compile(Identity, PolicyKind.Identity),
            Resource = Resource?.Compile(trust ? PolicyKind.Trust : PolicyKind.Resource, Strictness),
            ResourcePolicyIsMandatory = trust || MandatoryPolicies.IsKeyQuestion(action, resource),
            ResourcePolicyIsTrustPolicy = trust,
            Boundary = Boundary is null ? null : Compile(Boundary, PolicyKind.Identity),
            Session = Session is null ? null : Compile(Session, PolicyKind.Session),
            ServiceControl = [.. ServiceControl.Select(level => Compile(level, PolicyKind.ServiceControl))],
            ResourceControl = [.. ResourceControl.Select(level => Compile(level, PolicyKind.ResourceControl))],
            Endpoint = Endpoint is null ? null : Compile(Endpoint, PolicyKind.Endpoint),
        };
    }

    /// <summary>RCPFullAWSAccess is attached at every level and cannot be detached (AWS: Organizations, resource control policies).</summary>
    public static IReadOnlyList<IReadOnlyList<PolicyText>> WithFullAccess(IReadOnlyList<IReadOnlyList<PolicyText>> levels) =>
        [.. levels.Select(level => (IReadOnlyList<PolicyText>)[.. level.Where(policy => policy.Name != PolicyText.FullResourceAccess), Always()])];

    private static PolicyText Always() => PolicyText.Known(PolicyText.FullResourceAccess) ?? throw new InvalidOperationException("RCPFullAWSAccess is built in.");

    private IReadOnlyList<NamedPolicy> Compile(IReadOnlyList<PolicyText> policies, PolicyKind kind) =>
        [.. policies.Select(policy => policy.Compile(kind, policy.Name is PolicyText.FullAccess or PolicyText.FullResourceAccess ? PolicyStrictness.Stored : Strictness))];
}
