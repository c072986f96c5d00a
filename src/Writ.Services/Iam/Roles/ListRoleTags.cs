using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class ListRoleTagsRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListRoleTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListRoleTags.</summary>
[Operation(IamService.Name)]
public sealed class ListRoleTags : IReadOperation<ListRoleTagsRequest, ListRoleTagsResponse>
{
    public static Authorization Authorize(ListRoleTagsRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<ListRoleTagsResponse> Handle(ListRoleTagsRequest request, Call call)
    {
        if (call.State.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, role.Tags, tag => tag.Key);
        return page.Error is { } error ? error : new ListRoleTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
