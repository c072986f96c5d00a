using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class CancelHandshakeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.HandshakeId)]
    public required string HandshakeId { get; init; }
}

[Shape]
public sealed partial class CancelHandshakeResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, CancelHandshake. Who asked takes it back.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class CancelHandshake : IWriteOperation<CancelHandshakeRequest, CancelHandshakeResponse>
{
    public static Authorization Authorize(CancelHandshakeRequest request, Call call) => OrganizationsTarget.Handshake(call, request.HandshakeId);

    public static Result<CancelHandshakeResponse> Handle(CancelHandshakeRequest request, Call call, Draft draft)
    {
        var opened = HandshakeParties.Open(call, draft, request.HandshakeId, Handshake.Canceled);
        if (opened.Error is { } error)
        {
            return error;
        }

        if (opened.Value.Handshake is { IsProcess: true, Id: var process })
        {
            AllFeatures.Cancel(opened.Value.Home, call, process);
        }

        return new CancelHandshakeResponse { Handshake = opened.Value.End(Handshake.Canceled, call) };
    }
}
