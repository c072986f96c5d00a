using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class GetUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial class GetUserResponse
{
    public required UserShape User { get; init; }
}

/// <summary>AWS: IAM API Reference, GetUser. Without a name it answers for the caller, who may be root.</summary>
[Operation(IamService.Name)]
public sealed class GetUser : IReadOperation<GetUserRequest, GetUserResponse>
{
    public static Authorization Authorize(GetUserRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<GetUserResponse> Handle(GetUserRequest request, Call call)
    {
        if (request.UserName is null)
        {
            return OfCaller(call);
        }

        return call.State.Get(IamState.Users, request.UserName) is { } user
            ? new GetUserResponse { User = UserShape.Of(user, call.Account) }
            : IamErrors.NoSuchUser(request.UserName);
    }

    private static Result<GetUserResponse> OfCaller(Call call) => call.Principal.Caller.Kind switch
    {
        CallerKind.User when CallingUser.Find(call, call.State) is { } user =>
            new GetUserResponse { User = UserShape.Of(user, call.Account) },
        CallerKind.Root or CallerKind.AssumedRootSession => new GetUserResponse { User = UserShape.OfRoot(call) },
        _ => IamErrors.MustSpecifyUserName,
    };
}
