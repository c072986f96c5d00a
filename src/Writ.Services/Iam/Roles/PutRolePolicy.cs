using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class PutRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, PutRolePolicy. One of the same name is replaced.</summary>
[Operation(IamService.Name)]
public sealed class PutRolePolicy : IWriteOperation<PutRolePolicyRequest, NoResponse>
{
    public static Authorization Authorize(PutRolePolicyRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(PutRolePolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Put(HolderKinds.Roles, request.RoleName, new InlineRequest(request.PolicyName, request.PolicyDocument), draft);
}
