using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class DeleteUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteUser. Refused while anything still hangs on the user.</summary>
[Operation(IamService.Name)]
public sealed class DeleteUser : IWriteOperation<DeleteUserRequest, NoResponse>
{
    public static Authorization Authorize(DeleteUserRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteUserRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        if (Conflict(user, draft.State) is { } conflict)
        {
            return conflict;
        }

        draft.Remove(IamState.Users, user.Name);
        return NoResponse.Done;
    }

    private static AwsError? Conflict(User user, AccountState state)
    {
        foreach (var belonging in Belonging.All)
        {
            if (belonging.Exists(state, user.Name))
            {
                return belonging.Conflict;
            }
        }

        return DeleteConflicts.OfPolicies(user) ?? (user.Groups.Count > 0 ? DeleteConflicts.Groups : null);
    }
}
