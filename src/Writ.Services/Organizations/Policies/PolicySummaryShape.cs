using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>A policy without its content, on the wire.</summary>
[Shape]
public sealed partial class PolicySummaryShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Type { get; init; }

    public bool? AwsManaged { get; init; }

    internal static PolicySummaryShape Of(OrganizationPolicy policy, Membership membership)
    {
        var isOfAws = AwsPolicies.Find(policy.Id) is not null;
        return new PolicySummaryShape
        {
            Id = policy.Id,
            Arn = isOfAws ? AwsPolicies.Arn(policy) : new OrganizationArn(membership.Management.Id, membership.Organization.Id).Policy(policy.Type, policy.Id),
            Name = policy.Name,
            Description = policy.Description,
            Type = policy.Type,
            AwsManaged = isOfAws,
        };
    }
}
