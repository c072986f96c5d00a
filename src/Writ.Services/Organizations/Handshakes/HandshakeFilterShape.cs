using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>Which handshakes are asked for; one criterion at most.</summary>
[Shape]
public sealed partial class HandshakeFilterShape
{
    [OneOf("INVITE", "ENABLE_ALL_FEATURES", "APPROVE_ALL_FEATURES", "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE", "TRANSFER_RESPONSIBILITY")]
    public string? ActionType { get; init; }

    [Length(0, 34), Pattern(OrganizationsPattern.HandshakeId)]
    public string? ParentHandshakeId { get; init; }

    internal bool Admits(Handshake handshake) =>
        (ActionType is null || handshake.Action == ActionType) && (ParentHandshakeId is null || handshake.ParentId == ParentHandshakeId);
}
