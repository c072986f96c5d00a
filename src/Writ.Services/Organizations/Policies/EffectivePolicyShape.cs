using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>An effective policy on the wire.</summary>
[Shape]
public sealed partial class EffectivePolicyShape
{
    public string? PolicyContent { get; init; }

    public DateTimeOffset? LastUpdatedTimestamp { get; init; }

    public string? TargetId { get; init; }

    public string? PolicyType { get; init; }
}
