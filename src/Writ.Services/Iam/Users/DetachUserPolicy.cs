using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class DetachUserPolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DetachUserPolicy.</summary>
[Operation(IamService.Name)]
public sealed class DetachUserPolicy : IWriteOperation<DetachUserPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DetachUserPolicyRequest request, Call call) => HolderTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DetachUserPolicyRequest request, Call call, Draft draft) =>
        Attachments.Detach(HolderKinds.Users, request.UserName, request.PolicyArn, draft);
}
