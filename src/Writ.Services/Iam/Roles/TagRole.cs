using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class TagRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagRole.</summary>
[Operation(IamService.Name)]
public sealed class TagRole : IWriteOperation<TagRoleRequest, NoResponse>
{
    public static Authorization Authorize(TagRoleRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(TagRoleRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        var tags = Tagging.Set(role.Tags, request.Tags, Tagging.OfPrincipals);
        if (tags.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.Roles, role with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
