using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

/// <summary>An OU or account on the wire.</summary>
[Shape]
public sealed partial class ChildShape
{
    public string? Id { get; init; }

    public string? Type { get; init; }
}
