using System.Globalization;
using Writ.Services.Iam.OutboundFederation;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts.WebIdentityTokens;

[Shape]
public sealed partial class GetWebIdentityTokenRequest
{
    [Length(1, 10), EachLength(1, 1000), ConditionKey("sts:IdentityTokenAudience")]
    public required IReadOnlyList<string> Audience { get; init; }

    [Range(60, 3600)]
    public int? DurationSeconds { get; init; }

    [Length(5, 5), ConditionKey("sts:SigningAlgorithm")]
    public required string SigningAlgorithm { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class GetWebIdentityTokenResponse
{
    [Sensitive]
    public string? WebIdentityToken { get; init; }

    public DateTimeOffset? Expiration { get; init; }
}

/// <summary>What CloudTrail shows of the response: the token's <c>jti</c> in its place.</summary>
[Shape]
public sealed partial class WebIdentityTokenRecord
{
    public required string WebIdentityTokenId { get; init; }

    public required DateTimeOffset Expiration { get; init; }
}

/// <summary>
/// AWS: STS API Reference, GetWebIdentityToken. A signed statement of who calls, for services outside. Tags must be allowed by
/// sts:TagGetWebIdentityToken too.
/// </summary>
[Operation(StsService.Name, RecordsResponse = true)]
public sealed class GetWebIdentityToken : IReadOperation<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse>
{
    private const int DefaultDuration = 300;

    public static Authorization Authorize(GetWebIdentityTokenRequest request, Call call)
    {
        var question = new Question
        {
            Resource = "*",
            WildcardOnly = true,
            Keys = [new("sts:DurationSeconds", [(request.DurationSeconds ?? DefaultDuration).ToString(CultureInfo.InvariantCulture)])],
        };
        return request.Tags is { Count: > 0 } ? Authorization.Of(question, question with { Action = "sts:TagGetWebIdentityToken" }) : Authorization.Of(question);
    }

    public static Result<GetWebIdentityTokenResponse> Handle(GetWebIdentityTokenRequest request, Call call)
    {
        if (request.SigningAlgorithm is not (SigningKey.Rs256 or SigningKey.Es384))
        {
            return WebIdentityTokenErrors.NoSuchAlgorithm(request.SigningAlgorithm);
        }

        if (TokenIssuer.Of(call.State) is not { IsEnabled: true } issuer || issuer.SignsWith(request.SigningAlgorithm, call.Now) is not { } key)
        {
            return WebIdentityTokenErrors.Disabled;
        }

        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(call.Now.ToUnixTimeSeconds());
        var expires = issuedAt.AddSeconds(request.DurationSeconds ?? DefaultDuration);
        if (call.Principal.Session is { } session && expires > session.Expires)
        {
            return WebIdentityTokenErrors.OutlivesSession;
        }

        if (SessionTags.Check(request.Tags ?? [], [], TagSet.Empty) is { } error)
        {
            return error;
        }

        var token = new WebIdentityClaims
        {
            Id = call.Ids.Uuid(),
            Issuer = issuer.Url(call.Platform.PublicUrl(), call.Account),
            Audience = request.Audience,
            RequestTags = request.Tags ?? [],
            IssuedAt = issuedAt,
            Expires = expires,
        };
        return Sign(token, key, call);
    }

    private static Result<GetWebIdentityTokenResponse> Sign(WebIdentityClaims token, SigningKey key, Call call)
    {
        var claims = token.Write(call);
        if (claims.Length > WebIdentityClaims.MaxBytes)
        {
            return WebIdentityTokenErrors.TooLarge;
        }

        call.Recorded = new WebIdentityTokenRecord { WebIdentityTokenId = token.Id, Expiration = token.Expires };
        return new GetWebIdentityTokenResponse { WebIdentityToken = SignedToken.Of(claims, key, call), Expiration = token.Expires };
    }
}
