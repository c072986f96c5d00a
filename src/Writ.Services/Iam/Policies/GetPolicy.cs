using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class GetPolicyRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

[Shape]
public sealed partial class GetPolicyResponse
{
    public PolicyShape? Policy { get; init; }
}

/// <summary>AWS: IAM API Reference, GetPolicy.</summary>
[Operation(IamService.Name)]
public sealed class GetPolicy : IReadOperation<GetPolicyRequest, GetPolicyResponse>
{
    public static Authorization Authorize(GetPolicyRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<GetPolicyResponse> Handle(GetPolicyRequest request, Call call)
    {
        var found = ManagedPolicies.Require(call.State, request.PolicyArn);
        return found.Error is { } error ? error : new GetPolicyResponse { Policy = PolicyShape.Of(found.Value, call.State) };
    }
}
