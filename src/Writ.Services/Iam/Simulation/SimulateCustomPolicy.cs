using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class SimulateCustomPolicyRequest : ISimulationRequest
{
    [EachLength(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required IReadOnlyList<string> PolicyInputList { get; init; }

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
public sealed partial class SimulateCustomPolicyResponse
{
    public IReadOnlyList<EvaluationResultShape>? EvaluationResults { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, SimulateCustomPolicy. It reads nothing of the account.</summary>
[Operation(IamService.Name)]
public sealed class SimulateCustomPolicy : IReadOperation<SimulateCustomPolicyRequest, SimulateCustomPolicyResponse>
{
    public static Authorization Authorize(SimulateCustomPolicyRequest request, Call call) => Authorization.OnEverything;

    public static Result<SimulateCustomPolicyResponse> Handle(SimulateCustomPolicyRequest request, Call call)
    {
        if (request.PolicyInputList.Count == 0)
        {
            return SimulationErrors.NoPolicies;
        }

        var page = SimulationPage.Take(request, SimulationSubject.None, call);
        return page.Error is { } error ? error : new SimulateCustomPolicyResponse
        {
            EvaluationResults = page.Value.Results,
            IsTruncated = page.Value.Marker is not null,
            Marker = page.Value.Marker,
        };
    }
}
