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

/// <summary>AWS: IAM API Reference, EnableOutboundWebIdentityFederation. Makes keys, or successors of old ones, before the writer lock is taken.</summary>
[Operation(IamService.Name)]
public sealed class EnableOutboundWebIdentityFederation
    : IPreparedWriteOperation<EnableOutboundWebIdentityFederationRequest, EnableOutboundWebIdentityFederationResponse, TokenIssuer>
{
    public static Authorization Authorize(EnableOutboundWebIdentityFederationRequest request, Call call) => Authorization.OnEverything;

    public static ValueTask<Result<TokenIssuer>> PrepareAsync(EnableOutboundWebIdentityFederationRequest request, Call call, CancellationToken cancellation) =>
        new(TokenIssuer.Of(call.State) switch
        {
            { IsEnabled: true } => OutboundFederationErrors.Enabled,
            { } known => known.IsDueForKeys(call.Now) ? known.With(NewKeys(call)) : known,
            null => new TokenIssuer { Id = call.Ids.Uuid(), Keys = NewKeys(call) },
        });

    public static Result<EnableOutboundWebIdentityFederationResponse> Handle(
        EnableOutboundWebIdentityFederationRequest request, Call call, Draft draft, TokenIssuer prepared)
    {
        var current = TokenIssuer.Of(draft.State);
        if (current is { IsEnabled: true })
        {
            return OutboundFederationErrors.Enabled;
        }

        // Another call may have come first; what it made is the account's.
        var issuer = current is null || ReferenceEquals(current, TokenIssuer.Of(call.State)) ? prepared : current;
        draft.Put(IamState.TokenIssuers, issuer with { DisabledAt = null });
        return new EnableOutboundWebIdentityFederationResponse { IssuerIdentifier = issuer.Url(call.Platform.PublicUrl(), call.Account) };
    }

    private static SigningKey[] NewKeys(Call call) => [Key(SigningKey.Rs256, call), Key(SigningKey.Es384, call)];

    private static SigningKey Key(string algorithm, Call call) => SigningKey.Make(algorithm, call.Account, call.Ids, call.Platform.Vault, call.Now);
}
