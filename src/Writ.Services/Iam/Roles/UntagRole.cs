using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class UntagRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagRole. Keys that are not there are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagRole : IWriteOperation<UntagRoleRequest, NoResponse>
{
    public static Authorization Authorize(UntagRoleRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(UntagRoleRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        draft.Put(IamState.Roles, role with { Tags = role.Tags.Without(request.TagKeys, Tagging.OfPrincipals) });
        return NoResponse.Done;
    }
}
