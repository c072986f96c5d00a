using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class DeleteInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteInstanceProfile.</summary>
[Operation(IamService.Name)]
public sealed class DeleteInstanceProfile : IWriteOperation<DeleteInstanceProfileRequest, NoResponse>
{
    public static Authorization Authorize(DeleteInstanceProfileRequest request, Call call) => IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<NoResponse> Handle(DeleteInstanceProfileRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not { } profile)
        {
            return IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        if (profile.RoleName is not null)
        {
            return IamErrors.RoleInInstanceProfile;
        }

        draft.Remove(IamState.InstanceProfiles, profile.Name);
        return NoResponse.Done;
    }
}
