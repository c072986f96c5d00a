using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>What a policy is attached to, on the wire.</summary>
[Shape]
public sealed partial class PolicyTargetSummaryShape
{
    public string? TargetId { get; init; }

    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    internal static PolicyTargetSummaryShape Of(Node target, Membership membership, Platform platform) => new()
    {
        TargetId = target.Id,
        Arn = new OrganizationArn(membership.Management.Id, membership.Organization.Id).Node(target.Id),
        Name = Tree.NameOf(target, platform),
        Type = NodeIds.TypeOf(target.Id),
    };
}
