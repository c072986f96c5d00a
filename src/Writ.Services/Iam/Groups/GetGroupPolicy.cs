using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class GetGroupPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial class GetGroupPolicyResponse
{
    public required string GroupName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, GetGroupPolicy.</summary>
[Operation(IamService.Name)]
public sealed class GetGroupPolicy : IReadOperation<GetGroupPolicyRequest, GetGroupPolicyResponse>
{
    public static Authorization Authorize(GetGroupPolicyRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<GetGroupPolicyResponse> Handle(GetGroupPolicyRequest request, Call call)
    {
        var found = InlinePolicies.Get(HolderKinds.Groups, request.GroupName, request.PolicyName, call.State);
        return found.Error is { } error ? error : new GetGroupPolicyResponse
        {
            GroupName = found.Value.Holder,
            PolicyName = found.Value.Policy.Name,
            PolicyDocument = found.Value.EncodedDocument,
        };
    }
}
