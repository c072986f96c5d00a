using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class PutUserPermissionsBoundaryRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PermissionsBoundary"), Names("AWS::IAM::Policy")]
    public required string PermissionsBoundary { get; init; }
}

/// <summary>AWS: IAM API Reference, PutUserPermissionsBoundary. A boundary it has already is replaced.</summary>
[Operation(IamService.Name)]
public sealed class PutUserPermissionsBoundary : IWriteOperation<PutUserPermissionsBoundaryRequest, NoResponse>
{
    public static Authorization Authorize(PutUserPermissionsBoundaryRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(PutUserPermissionsBoundaryRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        if (PermissionsBoundary.Check(draft.State, request.PermissionsBoundary) is { } error)
        {
            return error;
        }

        draft.Put(IamState.Users, user with { PermissionsBoundary = request.PermissionsBoundary });
        return NoResponse.Done;
    }
}
