using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class CreateUserRequest
{
    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PermissionsBoundary")]
    public string? PermissionsBoundary { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateUserResponse
{
    public UserShape? User { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateUser.</summary>
[Operation(IamService.Name)]
public sealed class CreateUser : IWriteOperation<CreateUserRequest, CreateUserResponse>
{
    public static Authorization Authorize(CreateUserRequest request, Call call) =>
        IamTarget.NewTagged(call, "user", request.Path, request.UserName, request.Tags is { Count: > 0 } ? "iam:TagUser" : null);

    public static Result<CreateUserResponse> Handle(CreateUserRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not null)
        {
            return IamErrors.UserExists(request.UserName);
        }

        if (draft.State.All(IamState.Users).Count >= IamQuota.Users)
        {
            return IamErrors.QuotaExceeded("UsersPerAccount", IamQuota.Users);
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfPrincipals);
        if ((tags.Error ?? PermissionsBoundary.Check(draft.State, request.PermissionsBoundary)) is { } error)
        {
            return error;
        }

        var user = new User
        {
            Name = request.UserName,
            Path = request.Path ?? "/",
            Id = call.Ids.UniqueId("AIDA"),
            CreateDate = call.Now,
            PermissionsBoundary = request.PermissionsBoundary,
            Tags = tags.Value,
        };
        draft.Put(IamState.Users, user);
        return new CreateUserResponse { User = UserShape.Of(user, call.Account) };
    }
}
