using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class PutGroupPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, PutGroupPolicy. One of the same name is replaced.</summary>
[Operation(IamService.Name)]
public sealed class PutGroupPolicy : IWriteOperation<PutGroupPolicyRequest, NoResponse>
{
    public static Authorization Authorize(PutGroupPolicyRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(PutGroupPolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Put(HolderKinds.Groups, request.GroupName, new InlineRequest(request.PolicyName, request.PolicyDocument), draft);
}
