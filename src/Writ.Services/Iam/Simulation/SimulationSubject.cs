using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>Whose policies are simulated, beside those that the call brings.</summary>
internal sealed record SimulationSubject
{
    /// <summary>Nobody: only the call's own policies count.</summary>
    public static SimulationSubject None { get; } = new();

    /// <summary>The identity policies that enforcement would gather for it, each named as the simulator names its source.</summary>
    public IReadOnlyList<NamedPolicy> Policies { get; init; } = [];

    /// <summary>Its permissions boundary; null without one.</summary>
    public IReadOnlyList<NamedPolicy>? Boundary { get; init; }

    /// <summary>SCPs that reach it, as <see cref="PolicySet.ServiceControl"/> has them.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>The user, or any session of the role; null for a group and for nobody.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The caller's tags.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;
}
