using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class CreateInstanceProfileRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateInstanceProfileResponse
{
    public required InstanceProfileShape InstanceProfile { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateInstanceProfile. Tags must be allowed by iam:TagInstanceProfile too.</summary>
[Operation(IamService.Name)]
public sealed class CreateInstanceProfile : IWriteOperation<CreateInstanceProfileRequest, CreateInstanceProfileResponse>
{
    public static Authorization Authorize(CreateInstanceProfileRequest request, Call call) =>
        IamTarget.NewTagged(call, "instance-profile", request.Path, request.InstanceProfileName, request.Tags is null or { Count: 0 } ? null : "iam:TagInstanceProfile");

    public static Result<CreateInstanceProfileResponse> Handle(CreateInstanceProfileRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not null)
        {
            return IamErrors.EntityAlreadyExists($"Instance Profile {request.InstanceProfileName} already exists.");
        }

        if (draft.State.All(IamState.InstanceProfiles).Count >= IamQuota.InstanceProfiles)
        {
            return IamErrors.QuotaExceeded("InstanceProfilesPerAccount", IamQuota.InstanceProfiles);
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        var profile = new InstanceProfile
        {
            Name = request.InstanceProfileName,
            Path = request.Path ?? "/",
            Id = call.Ids.UniqueId("AIPA"),
            CreateDate = call.Now,
            Tags = tags.Value,
        };
        draft.Put(IamState.InstanceProfiles, profile);
        return new CreateInstanceProfileResponse { InstanceProfile = InstanceProfileShape.Of(profile, draft.State, call, Tagging.Show(profile.Tags)) };
    }
}
