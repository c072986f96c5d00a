using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class PermissionsBoundaryDecisionDetailShape
{
    public bool? AllowedByPermissionsBoundary { get; init; }
}
