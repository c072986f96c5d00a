using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class DescribeOrganizationalUnitRequest
{
    [Length(0, 68), Pattern(OrganizationsPattern.OrganizationalUnitId), Names("AWS::Organizations::OrganizationalUnit")]
    public required string OrganizationalUnitId { get; init; }
}

[Shape]
public sealed partial class DescribeOrganizationalUnitResponse
{
    public OrganizationalUnitShape? OrganizationalUnit { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeOrganizationalUnit.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeOrganizationalUnit : IReadOperation<DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse>
{
    public static Authorization Authorize(DescribeOrganizationalUnitRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.OrganizationalUnitId);

    public static Result<DescribeOrganizationalUnitResponse> Handle(DescribeOrganizationalUnitRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Management.Get(OrganizationsState.Units, request.OrganizationalUnitId) is { } unit
            ? new DescribeOrganizationalUnitResponse { OrganizationalUnit = OrganizationalUnitShape.Of(unit, entered.Value) }
            : StructureErrors.UnitNotFound;
    }
}
