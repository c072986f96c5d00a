using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class GetContextKeysForPrincipalPolicyRequest
{
    [Length(20, 2048)]
    public required string PolicySourceArn { get; init; }

    [EachLength(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }
}

[Shape]
public sealed partial class GetContextKeysForPrincipalPolicyResponse
{
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}

/// <summary>AWS: IAM API Reference, GetContextKeysForPrincipalPolicy. Attached and embedded policies count, a boundary does not.</summary>
[Operation(IamService.Name)]
public sealed class GetContextKeysForPrincipalPolicy : IReadOperation<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPrincipalPolicyResponse>
{
    public static Authorization Authorize(GetContextKeysForPrincipalPolicyRequest request, Call call) => PolicySource.Authorize(request.PolicySourceArn, call);

    public static Result<GetContextKeysForPrincipalPolicyResponse> Handle(GetContextKeysForPrincipalPolicyRequest request, Call call)
    {
        var subject = PolicySource.Subject(request.PolicySourceArn, call.State);
        var policies = PolicyInputs.Compile(PolicyInputs.Policies, request.PolicyInputList ?? []);
        return (subject.Error ?? policies.Error) is { } error ? error : new GetContextKeysForPrincipalPolicyResponse
        {
            ContextKeyNames = ContextKeyNames.Of([.. subject.Value.Policies, .. policies.Value]),
        };
    }
}
