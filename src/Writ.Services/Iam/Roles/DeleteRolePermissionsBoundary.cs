using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class DeleteRolePermissionsBoundaryRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteRolePermissionsBoundary. A role without one is left as it is.</summary>
[Operation(IamService.Name)]
public sealed class DeleteRolePermissionsBoundary : IWriteOperation<DeleteRolePermissionsBoundaryRequest, NoResponse>
{
    public static Authorization Authorize(DeleteRolePermissionsBoundaryRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(DeleteRolePermissionsBoundaryRequest request, Call call, Draft draft)
    {
        var role = RoleProtection.FindModifiable(draft.State, request.RoleName);
        if (role.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.Roles, role.Value with { PermissionsBoundary = null });
        return NoResponse.Done;
    }
}
