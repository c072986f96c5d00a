using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class DeleteRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteRolePolicy. The embedded one; managed ones are detached.</summary>
[Operation(IamService.Name)]
public sealed class DeleteRolePolicy : IWriteOperation<DeleteRolePolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteRolePolicyRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(DeleteRolePolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Delete(HolderKinds.Roles, request.RoleName, request.PolicyName, draft);
}
