using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class DeleteGroupPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteGroupPolicy. The embedded one; managed ones are detached.</summary>
[Operation(IamService.Name)]
public sealed class DeleteGroupPolicy : IWriteOperation<DeleteGroupPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteGroupPolicyRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(DeleteGroupPolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Delete(HolderKinds.Groups, request.GroupName, request.PolicyName, draft);
}
