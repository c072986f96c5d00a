using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class SimulatePrincipalPolicyRequest : ISimulationRequest
{
    [Length(20, 2048)]
    public required string PolicySourceArn { get; init; }

    [EachLength(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    [EachLength(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    [EachLength(3, 128)]
    public required IReadOnlyList<string> ActionNames { get; init; }

    [EachLength(1, 2048)]
    public IReadOnlyList<string>? ResourceArns { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public string? ResourcePolicy { get; init; }

    [Length(1, 2048)]
    public string? ResourceOwner { get; init; }

    [Length(1, 2048)]
    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntryShape>? ContextEntries { get; init; }

    [Length(1, 64)]
    public string? ResourceHandlingOption { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }
}

[Shape]
public sealed partial class SimulatePrincipalPolicyResponse
{
    public IReadOnlyList<EvaluationResultShape>? EvaluationResults { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, SimulatePrincipalPolicy. The entity's policies and boundary are those that enforcement gathers;
/// a boundary that the call brings takes the place of the entity's.
/// </summary>
[Operation(IamService.Name)]
public sealed class SimulatePrincipalPolicy : IReadOperation<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse>
{
    public static Authorization Authorize(SimulatePrincipalPolicyRequest request, Call call) => PolicySource.Authorize(request.PolicySourceArn, call);

    public static Result<SimulatePrincipalPolicyResponse> Handle(SimulatePrincipalPolicyRequest request, Call call)
    {
        var subject = PolicySource.Subject(request.PolicySourceArn, call.State);
        if (subject.Error is { } missing)
        {
            return missing;
        }

        var page = SimulationPage.Take(request, subject.Value, call);
        return page.Error is { } error ? error : new SimulatePrincipalPolicyResponse
        {
            EvaluationResults = page.Value.Results,
            IsTruncated = page.Value.Marker is not null,
            Marker = page.Value.Marker,
        };
    }
}
