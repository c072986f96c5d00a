using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>An attached managed policy on the wire.</summary>
[Shape]
public sealed partial class AttachedPolicyShape
{
    public string? PolicyName { get; init; }

    public string? PolicyArn { get; init; }

    internal static AttachedPolicyShape Of(PolicyName policy) => new() { PolicyName = policy.Name, PolicyArn = policy.Arn };

    /// <summary>All policies attached to an entity, in the order they were attached.</summary>
    public static IReadOnlyList<AttachedPolicyShape> All(PolicyHolder holder) => [.. holder.AttachedPolicies.Select(arn => Of(Policies.PolicyName.Of(arn)))];
}
