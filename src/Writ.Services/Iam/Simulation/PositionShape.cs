using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class PositionShape
{
    public int? Line { get; init; }

    public int? Column { get; init; }
}
