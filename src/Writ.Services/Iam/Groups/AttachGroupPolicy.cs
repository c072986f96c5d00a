using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class AttachGroupPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PolicyARN"), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, AttachGroupPolicy. Attaching again changes nothing.</summary>
[Operation(IamService.Name)]
public sealed class AttachGroupPolicy : IWriteOperation<AttachGroupPolicyRequest, NoResponse>
{
    public static Authorization Authorize(AttachGroupPolicyRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(AttachGroupPolicyRequest request, Call call, Draft draft) =>
        Attachments.Attach(HolderKinds.Groups, request.GroupName, request.PolicyArn, draft);
}
