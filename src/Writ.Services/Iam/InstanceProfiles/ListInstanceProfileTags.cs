using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class ListInstanceProfileTagsRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::InstanceProfile")]
    public required string InstanceProfileName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListInstanceProfileTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListInstanceProfileTags.</summary>
[Operation(IamService.Name)]
public sealed class ListInstanceProfileTags : IReadOperation<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse>
{
    public static Authorization Authorize(ListInstanceProfileTagsRequest request, Call call) => IamTarget.InstanceProfile(call, request.InstanceProfileName);

    public static Result<ListInstanceProfileTagsResponse> Handle(ListInstanceProfileTagsRequest request, Call call)
    {
        if (call.State.Get(IamState.InstanceProfiles, request.InstanceProfileName) is not { } profile)
        {
            return IamErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, profile.Tags, tag => tag.Key);
        return page.Error is { } error ? error : new ListInstanceProfileTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
