using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OutboundFederation;

[Shape]
public sealed partial class DisableOutboundWebIdentityFederationRequest
{
}

/// <summary>AWS: IAM API Reference, DisableOutboundWebIdentityFederation. Tokens that are out stay valid, and can be verified, until they expire.</summary>
[Operation(IamService.Name)]
public sealed class DisableOutboundWebIdentityFederation : IWriteOperation<DisableOutboundWebIdentityFederationRequest, NoResponse>
{
    public static Authorization Authorize(DisableOutboundWebIdentityFederationRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(DisableOutboundWebIdentityFederationRequest request, Call call, Draft draft)
    {
        if (TokenIssuer.Of(draft.State) is not { IsEnabled: true } issuer)
        {
            return OutboundFederationErrors.Disabled;
        }

        draft.Put(IamState.TokenIssuers, issuer with { DisabledAt = call.Now });
        return NoResponse.Done;
    }
}
