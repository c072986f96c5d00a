using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class DeclineHandshakeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.HandshakeId)]
    public required string HandshakeId { get; init; }
}

[Shape]
public sealed partial class DeclineHandshakeResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, DeclineHandshake. The account that was asked refuses.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class DeclineHandshake : IWriteOperation<DeclineHandshakeRequest, DeclineHandshakeResponse>
{
    public static Authorization Authorize(DeclineHandshakeRequest request, Call call) => OrganizationsTarget.Handshake(call, request.HandshakeId);

    public static Result<DeclineHandshakeResponse> Handle(DeclineHandshakeRequest request, Call call, Draft draft)
    {
        var opened = HandshakeParties.Open(call, draft, request.HandshakeId, Handshake.Declined);
        if (opened.Error is { } error)
        {
            return error;
        }

        return new DeclineHandshakeResponse { Handshake = opened.Value.End(Handshake.Declined, call) };
    }
}
