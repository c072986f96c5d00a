using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>What a handshake tells its parties, on the wire.</summary>
[Shape]
public sealed partial class HandshakeResourceShape
{
    [Sensitive]
    public string? Value { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<HandshakeResourceShape>? Resources { get; init; }
}
