using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class GetPolicyVersionRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Pattern(IamPattern.VersionId)]
    public required string VersionId { get; init; }
}

[Shape]
public sealed partial class GetPolicyVersionResponse
{
    public PolicyVersionShape? PolicyVersion { get; init; }
}

/// <summary>AWS: IAM API Reference, GetPolicyVersion.</summary>
[Operation(IamService.Name)]
public sealed class GetPolicyVersion : IReadOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>
{
    public static Authorization Authorize(GetPolicyVersionRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<GetPolicyVersionResponse> Handle(GetPolicyVersionRequest request, Call call)
    {
        var policy = ManagedPolicies.Find(call.State, request.PolicyArn);
        return policy?.Version(request.VersionId) is { } version
            ? new GetPolicyVersionResponse { PolicyVersion = PolicyVersionShape.Of(version, policy) }
            : IamErrors.NoSuchPolicyVersion(request.PolicyArn, request.VersionId);
    }
}
