using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class UpdateRoleDescriptionRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(0, 1000), Pattern(IamPattern.RoleDescription)]
    public required string Description { get; init; }
}

[Shape]
public sealed partial class UpdateRoleDescriptionResponse
{
    public RoleShape? Role { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateRoleDescription.</summary>
[Operation(IamService.Name)]
public sealed class UpdateRoleDescription : IWriteOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>
{
    public static Authorization Authorize(UpdateRoleDescriptionRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<UpdateRoleDescriptionResponse> Handle(UpdateRoleDescriptionRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        var updated = role with { Description = request.Description };
        draft.Put(IamState.Roles, updated);
        return new UpdateRoleDescriptionResponse { Role = RoleShape.Described(updated, draft.State, call) };
    }
}
