using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>The answer of operations that only say that it was done.</summary>
[Shape]
public sealed partial class NoResponse
{
    public static NoResponse Done { get; } = new();
}
