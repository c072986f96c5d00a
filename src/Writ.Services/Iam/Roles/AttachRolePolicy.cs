using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class AttachRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, AttachRolePolicy. Attaching again changes nothing.</summary>
[Operation(IamService.Name)]
public sealed class AttachRolePolicy : IWriteOperation<AttachRolePolicyRequest, NoResponse>
{
    public static Authorization Authorize(AttachRolePolicyRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(AttachRolePolicyRequest request, Call call, Draft draft) =>
        Attachments.Attach(HolderKinds.Roles, request.RoleName, request.PolicyArn, draft);
}
