using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OutboundFederation;

[Shape]
public sealed partial class EnableOutboundWebIdentityFederationRequest
{
}

[Shape]
public sealed partial class EnableOutboundWebIdentityFederationResponse
{
    public string? IssuerIdentifier { get; init; }
}

/// <summary>AWS: IAM API Reference, EnableOutboundWebIdentityFederation. The first time makes the keys, before the writer lock is taken.</summary>
[Operation(IamService.Name)]
public sealed class EnableOutboundWebIdentityFederation
    : IPreparedWriteOperation<EnableOutboundWebIdentityFederationRequest, EnableOutboundWebIdentityFederationResponse, TokenIssuer>
{
    public static Authorization Authorize(EnableOutboundWebIdentityFederationRequest request, Call call) => Authorization.OnEverything;

    public static ValueTask<Result<TokenIssuer>> PrepareAsync(EnableOutboundWebIdentityFederationRequest request, Call call, CancellationToken cancellation) =>
        new(TokenIssuer.Of(call.State) switch
        {
            { IsEnabled: true } => OutboundFederationErrors.Enabled,
            { } known => known,
            null => new TokenIssuer { Id = call.Ids.Uuid(), Keys = [Key(SigningKey.Rs256, call), Key(SigningKey.Es384, call)] },
        });

    public static Result<EnableOutboundWebIdentityFederationResponse> Handle(
        EnableOutboundWebIdentityFederationRequest request, Call call, Draft draft, TokenIssuer prepared)
    {
        // Another call may have come first; the issuer that it made is the account's.
        var issuer = TokenIssuer.Of(draft.State) ?? prepared with { DisabledAt = call.Now };
        if (issuer.IsEnabled)
        {
            return OutboundFederationErrors.Enabled;
        }

        draft.Put(IamState.TokenIssuers, issuer with { DisabledAt = null });
        return new EnableOutboundWebIdentityFederationResponse { IssuerIdentifier = issuer.Url(call.Platform.PublicUrl(), call.Account) };
    }

    private static SigningKey Key(string algorithm, Call call) => SigningKey.Make(algorithm, call.Account, call.Platform.Vault, call.Now);
}
