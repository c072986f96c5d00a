using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class AttachUserPolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, AttachUserPolicy. Attaching again changes nothing.</summary>
[Operation(IamService.Name)]
public sealed class AttachUserPolicy : IWriteOperation<AttachUserPolicyRequest, NoResponse>
{
    public static Authorization Authorize(AttachUserPolicyRequest request, Call call) => HolderTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(AttachUserPolicyRequest request, Call call, Draft draft) =>
        Attachments.Attach(HolderKinds.Users, request.UserName, request.PolicyArn, draft);
}
