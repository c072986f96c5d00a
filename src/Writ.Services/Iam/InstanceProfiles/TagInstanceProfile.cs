using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class TagInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagInstanceProfile.</summary>
[Operation(IamService.Name)]
public sealed class TagInstanceProfile : IWriteOperation<TagInstanceProfileRequest, NoResponse>
{
    public static Authorization Authorize(TagInstanceProfileRequest request, Call call) => IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<NoResponse> Handle(TagInstanceProfileRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not { } profile)
        {
            return IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var tags = Tagging.Set(profile.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.InstanceProfiles, profile with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
