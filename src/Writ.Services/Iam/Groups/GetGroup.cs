using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class GetGroupRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class GetGroupResponse
{
    public required GroupShape Group { get; init; }

    public required IReadOnlyList<UserShape> Users { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, GetGroup. With its members, page by page.</summary>
[Operation(IamService.Name)]
public sealed class GetGroup : IReadOperation<GetGroupRequest, GetGroupResponse>
{
    public static Authorization Authorize(GetGroupRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<GetGroupResponse> Handle(GetGroupRequest request, Call call)
    {
        if (call.State.Get(IamState.Groups, request.GroupName) is not { } group)
        {
            return IamErrors.NoSuchGroup(request.GroupName);
        }

        var page = Paging.Take(
            request.Marker, request.MaxItems, start => call.State.FoundBy(IamState.Users, IamState.InGroup(group.Name), start), user => user.Name);
        return page.Error is { } error ? error : new GetGroupResponse
        {
            Group = GroupShape.Of(group, call.Account),
            Users = [.. page.Value.Items.Select(user => UserShape.Listed(user, call.Account))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
