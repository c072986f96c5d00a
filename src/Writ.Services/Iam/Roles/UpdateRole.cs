using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class UpdateRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(0, 1000), Pattern(IamPattern.RoleDescription)]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }
}

/// <summary>Has no members, yet clients look for its element.</summary>
[Shape]
public sealed partial class UpdateRoleResponse
{
}

/// <summary>AWS: IAM API Reference, UpdateRole. What the request leaves out stays as it is.</summary>
[Operation(IamService.Name)]
public sealed class UpdateRole : IWriteOperation<UpdateRoleRequest, UpdateRoleResponse>
{
    public static Authorization Authorize(UpdateRoleRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<UpdateRoleResponse> Handle(UpdateRoleRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        if (role.IsServiceLinked && request.MaxSessionDuration is not null)
        {
            return ServiceLinkedRoleErrors.FixedSessionDuration(role.Name);
        }

        draft.Put(IamState.Roles, role with
        {
            Description = request.Description ?? role.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? role.MaxSessionDuration,
        });
        return new UpdateRoleResponse();
    }
}
