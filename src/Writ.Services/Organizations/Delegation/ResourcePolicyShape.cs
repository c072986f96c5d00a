using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

/// <summary>The organization's resource policy on the wire.</summary>
[Shape]
public sealed partial class ResourcePolicyShape
{
    public ResourcePolicySummaryShape? ResourcePolicySummary { get; init; }

    public string? Content { get; init; }

    internal static ResourcePolicyShape Of(OrganizationResourcePolicy policy, Membership membership) => new()
    {
        ResourcePolicySummary = new ResourcePolicySummaryShape
        {
            Id = policy.Id,
            Arn = new OrganizationArn(membership.Management.Id, membership.Organization.Id).ResourcePolicy(policy.Id),
        },
        Content = policy.Content.Text,
    };
}

/// <summary>What it is called.</summary>
[Shape]
public sealed partial class ResourcePolicySummaryShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }
}
