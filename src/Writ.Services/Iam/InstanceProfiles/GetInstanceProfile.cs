using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class GetInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }
}

[Shape]
public sealed partial class GetInstanceProfileResponse
{
    public required InstanceProfileShape InstanceProfile { get; init; }
}

/// <summary>AWS: IAM API Reference, GetInstanceProfile.</summary>
[Operation(IamService.Name)]
public sealed class GetInstanceProfile : IReadOperation<GetInstanceProfileRequest, GetInstanceProfileResponse>
{
    public static Authorization Authorize(GetInstanceProfileRequest request, Call call) => IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<GetInstanceProfileResponse> Handle(GetInstanceProfileRequest request, Call call)
    {
        return call.State.Get(IamState.InstanceProfiles, request.InstanceProfileName) is { } profile
            ? new GetInstanceProfileResponse { InstanceProfile = InstanceProfileShape.Of(profile, call.State, call, Tagging.ShowAll(profile.Tags)) }
            : IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
    }
}
