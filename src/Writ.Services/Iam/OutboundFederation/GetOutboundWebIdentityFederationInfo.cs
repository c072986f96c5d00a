using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OutboundFederation;

[Shape]
public sealed partial class GetOutboundWebIdentityFederationInfoRequest
{
}

[Shape]
public sealed partial class GetOutboundWebIdentityFederationInfoResponse
{
    public string? IssuerIdentifier { get; init; }

    public bool? JwtVendingEnabled { get; init; }
}

/// <summary>AWS: IAM API Reference, GetOutboundWebIdentityFederationInfo.</summary>
[Operation(IamService.Name)]
public sealed class GetOutboundWebIdentityFederationInfo
    : IReadOperation<GetOutboundWebIdentityFederationInfoRequest, GetOutboundWebIdentityFederationInfoResponse>
{
    public static Authorization Authorize(GetOutboundWebIdentityFederationInfoRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetOutboundWebIdentityFederationInfoResponse> Handle(GetOutboundWebIdentityFederationInfoRequest request, Call call) =>
        TokenIssuer.Of(call.State) is { IsEnabled: true } issuer
            ? new GetOutboundWebIdentityFederationInfoResponse { IssuerIdentifier = issuer.Url(call.Platform.PublicUrl(), call.Account), JwtVendingEnabled = true }
            : OutboundFederationErrors.Disabled;
}
