using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class DeleteUserPermissionsBoundaryRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteUserPermissionsBoundary. A user without one is left as it is.</summary>
[Operation(IamService.Name)]
public sealed class DeleteUserPermissionsBoundary : IWriteOperation<DeleteUserPermissionsBoundaryRequest, NoResponse>
{
    public static Authorization Authorize(DeleteUserPermissionsBoundaryRequest request, Call call) => HolderTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteUserPermissionsBoundaryRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        draft.Put(IamState.Users, user with { PermissionsBoundary = null });
        return NoResponse.Done;
    }
}
