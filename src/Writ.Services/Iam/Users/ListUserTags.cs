using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class ListUserTagsRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListUserTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListUserTags. Ordered by key.</summary>
[Operation(IamService.Name)]
public sealed class ListUserTags : IReadOperation<ListUserTagsRequest, ListUserTagsResponse>
{
    public static Authorization Authorize(ListUserTagsRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListUserTagsResponse> Handle(ListUserTagsRequest request, Call call)
    {
        if (call.State.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, user.Tags, tag => tag.Key);
        return page.Error is { } error ? error : new ListUserTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
