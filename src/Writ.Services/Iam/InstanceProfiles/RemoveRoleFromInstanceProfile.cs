using Writ.Kernel.State;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class RemoveRoleFromInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

/// <summary>AWS: IAM API Reference, RemoveRoleFromInstanceProfile.</summary>
[Operation(IamService.Name)]
public sealed class RemoveRoleFromInstanceProfile : IWriteOperation<RemoveRoleFromInstanceProfileRequest, NoResponse>
{
    public static Authorization Authorize(RemoveRoleFromInstanceProfileRequest request, Call call) =>
        IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<NoResponse> Handle(RemoveRoleFromInstanceProfileRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not { } profile)
        {
            return IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var role = RoleProtection.FindModifiable(draft.State, request.RoleName);
        if (role.Error is { } error)
        {
            return error;
        }

        if (profile.RoleName != role.Value.Name)
        {
            return IamErrors.NoSuchEntity($"Role {role.Value.Name} in Instance Profile {profile.Name} cannot be found.");
        }

        draft.Put(IamState.InstanceProfiles, profile with { RoleName = null });
        return NoResponse.Done;
    }
}
