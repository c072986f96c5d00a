using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Tags;

/// <summary>A tag on the wire.</summary>
[Shape]
public sealed partial class TagShape
{
    [Length(1, 128), Pattern(OrganizationsPattern.TagText)]
    public required string Key { get; init; }

    [Length(0, 256), Pattern(OrganizationsPattern.TagText)]
    public required string Value { get; init; }
}
