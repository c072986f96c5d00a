using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class StatementShape
{
    public string? SourcePolicyId { get; init; }

    public string? SourcePolicyType { get; init; }

    public PositionShape? StartPosition { get; init; }

    public PositionShape? EndPosition { get; init; }
}
