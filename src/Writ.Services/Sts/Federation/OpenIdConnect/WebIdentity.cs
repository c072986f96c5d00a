using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Providers.OpenIdConnect;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>
/// Finds out who bears a token. What can be judged from the token and the account's provider is judged first, so that an issuer is
/// asked for keys only where a token could be good; nothing is believed before the signature is.
/// </summary>
internal sealed class WebIdentity(Platform platform, DateTimeOffset now)
{
    /// <summary>How far an issuer's clock may be ahead.</summary>
    private const int LeewaySeconds = 300;

    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";

    public async ValueTask<Result<UnsignedCaller>> IdentifyAsync(AssumeRoleWithWebIdentityRequest request)
    {
        if (!RoleTarget.IsRoleArn(request.RoleArn, out var account))
        {
            return StsErrors.InvalidArn(request.RoleArn);
        }

        if (request.ProviderId is not null)
        {
            return FederationErrors.NoOAuthProviders;
        }

        if (JsonWebToken.Parse(request.WebIdentityToken) is not { } token)
        {
            return FederationErrors.NotAToken;
        }

        var read = TokenClaims.Read(token.Claims);
        if (read.Error is { } unreadable)
        {
            return unreadable;
        }

        var claims = read.Value;
        if (ProviderOf(claims.Issuer, account) is not { } provider)
        {
            return FederationErrors.NoProvider(claims.Issuer);
        }

        if (AudienceOf(claims, provider) is not { } audience)
        {
            return FederationErrors.WrongAudience;
        }

        return (CheckTimes(claims) ?? await CheckSignatureAsync(token, claims.Issuer, provider)) is { } error
            ? error
            : Caller(request, token, claims, new Issued(provider, audience, account));
    }

    /// <summary>The account's provider for an issuer. An account that does not exist, or is closed, has none.</summary>
    private OpenIdConnectProvider? ProviderOf(string issuer, AccountId account) =>
        platform.IssuerKeys.Origins.ProviderUrl(issuer) is { } url
        && platform.MayHave(account, IamState.OpenIdConnectProviders, OpenIdConnectProvider.KeyOf(url))
        && platform.Accounts(account) is { } state && !AccountProfile.IsClosedIn(state)
            ? state.Get(IamState.OpenIdConnectProviders, OpenIdConnectProvider.KeyOf(url)) : null;

    /// <summary>The party that the token was issued to, which must be one of the provider's; a token for several must say which it is.</summary>
    private static string? AudienceOf(TokenClaims claims, OpenIdConnectProvider provider)
    {
        var audience = claims.AuthorizedParty ?? (claims.Audiences is [var only] ? only : null);
        return audience is not null && provider.ClientIds.Contains(audience, StringComparer.Ordinal) ? audience : null;
    }

    private AwsError? CheckTimes(TokenClaims claims)
    {
        var seconds = now.ToUnixTimeSeconds();
        return claims switch
        {
            _ when claims.Expires <= seconds => FederationErrors.Expired(now, claims.Expires),
            _ when claims.NotBefore > seconds + LeewaySeconds => FederationErrors.NotYetValid("nbf"),
            _ when claims.IssuedAt > seconds + LeewaySeconds => FederationErrors.NotYetValid("iat"),
            _ => null,
        };
    }

    private async ValueTask<AwsError?> CheckSignatureAsync(JsonWebToken token, string issuer, OpenIdConnectProvider provider)
    {
        Result<JsonWebKey> key;
        if (OwnIssuer.Find(issuer, platform, now) is { } own)
        {
            key = own.For(token) is { } known ? known : FederationErrors.NoKey;
        }
        else
        {
            key = await platform.IssuerKeys.FindAsync(provider.Url, provider.Thumbprints, token);
        }

        return key.Error ?? (token.IsSignedBy(key.Value) ? null : FederationErrors.InvalidTokenSignature);
    }

    private static Result<UnsignedCaller> Caller(
        AssumeRoleWithWebIdentityRequest request, JsonWebToken token, TokenClaims claims, Issued issued)
    {
        var (provider, audience, account) = issued;
        var tags = TokenTags.Read(token.Claims);
        if (tags.Error is { } wrongTags)
        {
            return wrongTags;
        }

        string? source = null;
        if (token.Claims.TryGetProperty(SourceIdentityClaim, out var claim) && ((source = claim.Text()) is null || !ProviderNames.IsSourceIdentity(source)))
        {
            return FederationErrors.InvalidSourceIdentity;
        }

        var arn = provider.Arn(account);
        var identity = new AssertedIdentity
        {
            Subject = claims.Subject,
            ProviderId = arn,
            PrincipalId = $"{arn}:{audience}:{claims.Subject}",
            Audience = audience,
            SessionName = request.RoleSessionName,
            Tags = tags.Value.Tags,
            TransitiveTagKeys = tags.Value.TransitiveKeys,
            SourceIdentity = source,
            SessionKeys = ClaimKeys.ForSession(provider.Url, claims, audience),
        };
        var principal = new Principal
        {
            Caller = new Caller { Kind = CallerKind.WebIdentity, Name = claims.Subject, FederatedBy = arn },
            Account = account,
            Arn = "",
            UserId = "",
            AccessKeyId = "",
            Federation = new FederatedIdentity { Provider = arn, Keys = ClaimKeys.Of(provider.Url, claims, audience, token.Claims) },
        };
        return new UnsignedCaller(principal, identity) { Recorded = AssumeRoleWithWebIdentityRecord.Of(request, identity) };
    }

    /// <summary>By whom, for whom, and of which account that provider is.</summary>
    private sealed record Issued(OpenIdConnectProvider Provider, string Audience, AccountId Account);
}
