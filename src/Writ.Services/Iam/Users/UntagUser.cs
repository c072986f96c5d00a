using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class UntagUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagUser. Keys the user does not have are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagUser : IWriteOperation<UntagUserRequest, NoResponse>
{
    public static Authorization Authorize(UntagUserRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(UntagUserRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        draft.Put(IamState.Users, user with { Tags = user.Tags.Without(request.TagKeys, Tagging.OfPrincipals) });
        return NoResponse.Done;
    }
}
