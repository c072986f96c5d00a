using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class TagUserRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagUser.</summary>
[Operation(IamService.Name)]
public sealed class TagUser : IWriteOperation<TagUserRequest, NoResponse>
{
    public static Authorization Authorize(TagUserRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(TagUserRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        var tags = Tagging.Set(user.Tags, request.Tags, Tagging.OfPrincipals);
        if (tags.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.Users, user with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
