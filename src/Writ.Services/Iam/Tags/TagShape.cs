using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Tags;

/// <summary>A tag on the wire.</summary>
[Shape]
public sealed partial class TagShape
{
    [Length(1, 128), Pattern(IamPattern.TagKey)]
    public required string Key { get; init; }

    [Length(0, 256), Pattern(IamPattern.TagValue)]
    public required string Value { get; init; }
}
