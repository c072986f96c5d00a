using Writ.Kernel.State;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class AddRoleToInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

/// <summary>AWS: IAM API Reference, AddRoleToInstanceProfile. The caller must be allowed to pass the role to EC2.</summary>
[Operation(IamService.Name)]
public sealed class AddRoleToInstanceProfile : IWriteOperation<AddRoleToInstanceProfileRequest, NoResponse>
{
    public static Authorization Authorize(AddRoleToInstanceProfileRequest request, Call call) => Authorization.Of(
        [.. IamTarget.InstanceProfile(call, request.InstanceProfileName).Questions, IamTarget.PassRole(call, request.RoleName, "ec2.amazonaws.com")]);

    public static Result<NoResponse> Handle(AddRoleToInstanceProfileRequest request, Call call, Draft draft)
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

        if (profile.RoleName is not null)
        {
            return IamErrors.QuotaExceeded("InstanceSessionsPerInstanceProfile", 1);
        }

        draft.Put(IamState.InstanceProfiles, profile with { RoleName = role.Value.Name });
        return NoResponse.Done;
    }
}
