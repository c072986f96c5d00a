using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>Who takes part in a handshake, on the wire.</summary>
[Shape]
public sealed partial class HandshakePartyShape
{
    [Length(1, 64), Pattern(OrganizationsPattern.Any), Sensitive]
    public required string Id { get; init; }

    [OneOf("ACCOUNT", "ORGANIZATION", "EMAIL")]
    public required string Type { get; init; }
}
