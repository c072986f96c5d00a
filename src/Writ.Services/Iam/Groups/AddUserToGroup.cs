using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class AddUserToGroupRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }
}

/// <summary>AWS: IAM API Reference, AddUserToGroup. Adding a member again does nothing.</summary>
[Operation(IamService.Name)]
public sealed class AddUserToGroup : IWriteOperation<AddUserToGroupRequest, NoResponse>
{
    public static Authorization Authorize(AddUserToGroupRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(AddUserToGroupRequest request, Call call, Draft draft)
    {
        var membership = Membership.Find(request.UserName, request.GroupName, draft.State);
        if (membership.Error is { } error)
        {
            return error;
        }

        var (user, group) = membership.Value;
        if (membership.Value.Exists)
        {
            return NoResponse.Done;
        }

        if (user.Groups.Count >= IamQuota.GroupsPerUser)
        {
            return IamErrors.QuotaExceeded("GroupsPerUser", IamQuota.GroupsPerUser);
        }

        draft.Put(IamState.Users, user with { Groups = user.Groups.Add(group.Name) });
        return NoResponse.Done;
    }
}
