using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class UpdateUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? NewPath { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? NewUserName { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateUser. The user keeps its id, and with it its keys, groups and policies.</summary>
[Operation(IamService.Name)]
public sealed class UpdateUser : IWriteOperation<UpdateUserRequest, NoResponse>
{
    public static Authorization Authorize(UpdateUserRequest request, Call call) =>
        IamTarget.UserMove(call, request.UserName, request.NewPath, request.NewUserName);

    public static Result<NoResponse> Handle(UpdateUserRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        // Its own name is not taken: clients send it along with a new path, and its case may change.
        if (request.NewUserName is { } name && draft.Get(IamState.Users, name) is { } namesake && namesake.Id != user.Id)
        {
            return IamErrors.UserExists(name);
        }

        var moved = user with { Name = request.NewUserName ?? user.Name, Path = request.NewPath ?? user.Path };
        draft.Remove(IamState.Users, user.Name);
        draft.Put(IamState.Users, moved);
        if (moved.Name != user.Name)
        {
            foreach (var belonging in Belonging.All)
            {
                belonging.Rename(draft, user.Name, moved.Name);
            }
        }

        return NoResponse.Done;
    }
}
