using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class RemoveUserFromGroupRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }
}

/// <summary>AWS: IAM API Reference, RemoveUserFromGroup. Removing a user that is no member does nothing.</summary>
[Operation(IamService.Name)]
public sealed class RemoveUserFromGroup : IWriteOperation<RemoveUserFromGroupRequest, NoResponse>
{
    public static Authorization Authorize(RemoveUserFromGroupRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(RemoveUserFromGroupRequest request, Call call, Draft draft)
    {
        var membership = Membership.Find(request.UserName, request.GroupName, draft.State);
        if (membership.Error is { } error)
        {
            return error;
        }

        var (user, group) = membership.Value;
        if (membership.Value.Exists)
        {
            draft.Put(IamState.Users, user with { Groups = user.Groups.Remove(group.Name, StringComparer.OrdinalIgnoreCase) });
        }

        return NoResponse.Done;
    }
}
