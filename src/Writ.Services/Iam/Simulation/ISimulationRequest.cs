namespace Writ.Services.Iam.Simulation;

/// <summary>The parameters that both simulations take, by their names on the wire.</summary>
internal interface ISimulationRequest
{
    IReadOnlyList<string>? PolicyInputList { get; }

    IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; }

    IReadOnlyList<string> ActionNames { get; }

    IReadOnlyList<string>? ResourceArns { get; }

    string? ResourcePolicy { get; }

    string? ResourceOwner { get; }

    string? CallerArn { get; }

    IReadOnlyList<ContextEntryShape>? ContextEntries { get; }

    string? ResourceHandlingOption { get; }

    int? MaxItems { get; }

    string? Marker { get; }
}
