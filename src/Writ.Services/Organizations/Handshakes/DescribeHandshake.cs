using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class DescribeHandshakeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.HandshakeId)]
    public required string HandshakeId { get; init; }
}

[Shape]
public sealed partial class DescribeHandshakeResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeHandshake.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeHandshake : IReadOperation<DescribeHandshakeRequest, DescribeHandshakeResponse>
{
    public static Authorization Authorize(DescribeHandshakeRequest request, Call call) => OrganizationsTarget.Handshake(call, request.HandshakeId);

    public static Result<DescribeHandshakeResponse> Handle(DescribeHandshakeRequest request, Call call)
    {
        return call.Platform.Organizations.SenderOf(request.HandshakeId, out var handshake) is { } sender
            && handshake is not null
            && HandshakeParties.IsParty(handshake, sender, call.Account)
            && handshake.IsShown(call.Now)
            && sender.Get(OrganizationsState.Organizations, OrganizationsState.Only) is { } organization
                ? new DescribeHandshakeResponse { Handshake = HandshakeShape.Of(handshake, sender, organization, call) }
                : HandshakeErrors.NotFound;
    }
}
