using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class DeleteOrganizationalUnitRequest
{
    [Length(0, 68), Pattern(OrganizationsPattern.OrganizationalUnitId), Names("AWS::Organizations::OrganizationalUnit")]
    public required string OrganizationalUnitId { get; init; }
}

/// <summary>AWS: Organizations API Reference, DeleteOrganizationalUnit.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DeleteOrganizationalUnit : IWriteOperation<DeleteOrganizationalUnitRequest, NoResponse>
{
    public static Authorization Authorize(DeleteOrganizationalUnitRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.OrganizationalUnitId);

    public static Result<NoResponse> Handle(DeleteOrganizationalUnitRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var id = request.OrganizationalUnitId;
        if (draft.Get(OrganizationsState.Units, id) is null)
        {
            return StructureErrors.UnitNotFound;
        }

        if (Tree.UnitsIn(draft.State, id).Any() || Tree.MembersIn(draft.State, id).Any())
        {
            return StructureErrors.UnitNotEmpty;
        }

        draft.Remove(OrganizationsState.Units, id);
        return NoResponse.Done;
    }
}
