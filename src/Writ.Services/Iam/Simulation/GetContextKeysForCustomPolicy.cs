using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class GetContextKeysForCustomPolicyRequest
{
    [EachLength(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required IReadOnlyList<string> PolicyInputList { get; init; }
}

[Shape]
public sealed partial class GetContextKeysForCustomPolicyResponse
{
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}

/// <summary>AWS: IAM API Reference, GetContextKeysForCustomPolicy.</summary>
[Operation(IamService.Name)]
public sealed class GetContextKeysForCustomPolicy : IReadOperation<GetContextKeysForCustomPolicyRequest, GetContextKeysForCustomPolicyResponse>
{
    public static Authorization Authorize(GetContextKeysForCustomPolicyRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetContextKeysForCustomPolicyResponse> Handle(GetContextKeysForCustomPolicyRequest request, Call call)
    {
        if (request.PolicyInputList.Count == 0)
        {
            return SimulationErrors.NoPolicies;
        }

        var policies = PolicyInputs.Compile(PolicyInputs.Policies, request.PolicyInputList);
        return policies.Error is { } error
            ? error
            : new GetContextKeysForCustomPolicyResponse { ContextKeyNames = ContextKeyNames.Of(policies.Value) };
    }
}
