using Writ.Kernel.State;
using Writ.Services.Organizations.Policies;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

/// <summary>A root on the wire.</summary>
[Shape]
public sealed partial class RootShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<PolicyTypeSummaryShape>? PolicyTypes { get; init; }

    internal static RootShape Of(OrganizationRoot root, AccountState management, Organization organization) => new()
    {
        Id = root.Id,
        Arn = new OrganizationArn(management.Id, organization.Id).Node(root.Id),
        Name = OrganizationRoot.Name,
        PolicyTypes = [.. root.PolicyTypes.Select(PolicyTypeSummaryShape.Enabled)],
    };
}
