namespace Writ.Policy;

/// <summary>All policies that have a say in one question, sorted by layer. The caller of the engine collects them; the engine weighs them.</summary>
public sealed class PolicySet
{
    /// <summary>No policies at all.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>The user's and its groups', or the role's.</summary>
    public IReadOnlyList<NamedPolicy> Identity { get; init; } = [];

    /// <summary>
    /// The resource's own policy, a role's trust policy included. It must have been parsed as a kind that names principals: a request with any other is denied,
    /// as such a document says nothing of whom it means.
    /// </summary>
    public NamedPolicy? Resource { get; init; }

    /// <summary>Identity policies alone never suffice (trust policies, KMS key policies).</summary>
    public bool ResourcePolicyIsMandatory { get; init; }

    /// <summary>The resource policy is a role's trust policy.</summary>
    public bool ResourcePolicyIsTrustPolicy { get; init; }

    /// <summary>The permissions boundary; null when none is set.</summary>
    public IReadOnlyList<NamedPolicy>? Boundary { get; init; }

    /// <summary>Session policies, inline and managed, or-ed; null when none was passed, while an empty list grants nothing.</summary>
    public IReadOnlyList<NamedPolicy>? Session { get; init; }

    /// <summary>SCPs from the organization's root to the caller's account, one list per level; empty outside an organization.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>RCPs from the organization's root to the resource's account, one list per level.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> ResourceControl { get; init; } = [];

    /// <summary>The VPC endpoint's policy; null when the request did not come through an endpoint.</summary>
    public IReadOnlyList<NamedPolicy>? Endpoint { get; init; }
}
