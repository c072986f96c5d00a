using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class OrganizationsDecisionDetailShape
{
    public bool? AllowedByOrganizations { get; init; }
}
