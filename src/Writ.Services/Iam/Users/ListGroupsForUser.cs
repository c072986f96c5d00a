using Writ.Services.Iam.Groups;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class ListGroupsForUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListGroupsForUserResponse
{
    public required IReadOnlyList<GroupShape> Groups { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListGroupsForUser. Ordered by name.</summary>
[Operation(IamService.Name)]
public sealed class ListGroupsForUser : IReadOperation<ListGroupsForUserRequest, ListGroupsForUserResponse>
{
    public static Authorization Authorize(ListGroupsForUserRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListGroupsForUserResponse> Handle(ListGroupsForUserRequest request, Call call)
    {
        if (call.State.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        var groups = user.Groups.Select(name => call.State.Get(IamState.Groups, name)).OfType<Group>();
        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, groups, group => group.Name);
        return page.Error is { } error ? error : new ListGroupsForUserResponse
        {
            Groups = [.. page.Value.Items.Select(group => GroupShape.Of(group, call.Account))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
