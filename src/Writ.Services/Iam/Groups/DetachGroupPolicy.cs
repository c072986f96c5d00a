using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class DetachGroupPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DetachGroupPolicy.</summary>
[Operation(IamService.Name)]
public sealed class DetachGroupPolicy : IWriteOperation<DetachGroupPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DetachGroupPolicyRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(DetachGroupPolicyRequest request, Call call, Draft draft) =>
        Attachments.Detach(HolderKinds.Groups, request.GroupName, request.PolicyArn, draft);
}
