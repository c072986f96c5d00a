using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class UpdateOrganizationalUnitRequest
{
    [Length(0, 68), Pattern(OrganizationsPattern.OrganizationalUnitId), Names("AWS::Organizations::OrganizationalUnit")]
    public required string OrganizationalUnitId { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.Any)]
    public string? Name { get; init; }
}

[Shape]
public sealed partial class UpdateOrganizationalUnitResponse
{
    public OrganizationalUnitShape? OrganizationalUnit { get; init; }
}

/// <summary>AWS: Organizations API Reference, UpdateOrganizationalUnit.</summary>
[Operation(OrganizationsService.Name)]
public sealed class UpdateOrganizationalUnit : IWriteOperation<UpdateOrganizationalUnitRequest, UpdateOrganizationalUnitResponse>
{
    public static Authorization Authorize(UpdateOrganizationalUnitRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.OrganizationalUnitId);

    public static Result<UpdateOrganizationalUnitResponse> Handle(UpdateOrganizationalUnitRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.Get(OrganizationsState.Units, request.OrganizationalUnitId) is not { } unit)
        {
            return StructureErrors.UnitNotFound;
        }

        if (request.Name is { } name && name != unit.Name)
        {
            if (UnitNames.Check(draft.State, unit.ParentId, name) is { } taken)
            {
                return taken;
            }

            unit = unit with { Name = name };
            draft.Put(OrganizationsState.Units, unit);
        }

        return new UpdateOrganizationalUnitResponse { OrganizationalUnit = OrganizationalUnitShape.Of(unit, entered.Value) };
    }
}
