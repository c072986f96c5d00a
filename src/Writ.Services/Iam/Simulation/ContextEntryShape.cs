using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class ContextEntryShape
{
    [Length(5, 256)]
    public string? ContextKeyName { get; init; }

    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    [OneOf(
        "string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList")]
    public string? ContextKeyType { get; init; }
}
