using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class UntagInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagInstanceProfile. Keys that are not there are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagInstanceProfile : IWriteOperation<UntagInstanceProfileRequest, NoResponse>
{
    public static Authorization Authorize(UntagInstanceProfileRequest request, Call call) => IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<NoResponse> Handle(UntagInstanceProfileRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not { } profile)
        {
            return IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        draft.Put(IamState.InstanceProfiles, profile with { Tags = profile.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
