using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class DeleteRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteRole. Its sessions end with it, for they are found by its unique id.</summary>
[Operation(IamService.Name)]
public sealed class DeleteRole : IWriteOperation<DeleteRoleRequest, NoResponse>
{
    public static Authorization Authorize(DeleteRoleRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(DeleteRoleRequest request, Call call, Draft draft)
    {
        var found = RoleProtection.FindModifiable(draft.State, request.RoleName);
        if (found.Error is { } refused)
        {
            return refused;
        }

        var role = found.Value;
        if (draft.State.FoundBy(IamState.InstanceProfiles, IamState.OfName(role.Name)).Any())
        {
            return IamErrors.RoleInInstanceProfile;
        }

        if (DeleteConflicts.OfPolicies(role) is { } conflict)
        {
            return conflict;
        }

        draft.Remove(IamState.Roles, role.Name);
        return NoResponse.Done;
    }
}
