using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

/// <summary>A root or OU on the wire.</summary>
[Shape]
public sealed partial class ParentShape
{
    public string? Id { get; init; }

    public string? Type { get; init; }
}
