using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class DetachRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DetachRolePolicy.</summary>
[Operation(IamService.Name)]
public sealed class DetachRolePolicy : IWriteOperation<DetachRolePolicyRequest, NoResponse>
{
    public static Authorization Authorize(DetachRolePolicyRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(DetachRolePolicyRequest request, Call call, Draft draft) =>
        Attachments.Detach(HolderKinds.Roles, request.RoleName, request.PolicyArn, draft);
}
