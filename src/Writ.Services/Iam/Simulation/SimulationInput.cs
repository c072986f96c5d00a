namespace Writ.Services.Iam.Simulation;

/// <summary>The parameters that both simulations take.</summary>
internal sealed record SimulationInput
{
    public IReadOnlyList<string> Policies { get; init; } = [];

    public IReadOnlyList<string> Boundaries { get; init; } = [];

    public required IReadOnlyList<string> Actions { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    public string? ResourcePolicy { get; init; }

    public string? ResourceOwner { get; init; }

    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntryShape> ContextEntries { get; init; } = [];

    public string? ResourceHandling { get; init; }

    public int? MaxItems { get; init; }

    public string? Marker { get; init; }
}
