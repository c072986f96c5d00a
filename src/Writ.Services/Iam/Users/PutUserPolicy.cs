using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class PutUserPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, PutUserPolicy. One of the same name is replaced.</summary>
[Operation(IamService.Name)]
public sealed class PutUserPolicy : IWriteOperation<PutUserPolicyRequest, NoResponse>
{
    public static Authorization Authorize(PutUserPolicyRequest request, Call call) => HolderTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(PutUserPolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Put(HolderKinds.Users, request.UserName, new InlineRequest(request.PolicyName, request.PolicyDocument), draft);
}
