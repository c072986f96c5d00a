using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>What is wrong with an effective policy, on the wire.</summary>
[Shape]
public sealed partial class EffectivePolicyValidationErrorShape
{
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public string? PathToError { get; init; }

    public IReadOnlyList<string>? ContributingPolicies { get; init; }
}
