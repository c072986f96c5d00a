using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

/// <summary>An OU on the wire.</summary>
[Shape]
public sealed partial class OrganizationalUnitShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? Path { get; init; }

    internal static OrganizationalUnitShape Of(OrganizationalUnit unit, Membership membership) => new()
    {
        Id = unit.Id,
        Arn = new OrganizationArn(membership.Management.Id, membership.Organization.Id).Node(unit.Id),
        Name = unit.Name,
        Path = Tree.Path(membership, unit),
    };
}
