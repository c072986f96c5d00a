using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class GetSessionTokenRequest
{
    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    [Length(9, 256), Pattern(StsPattern.SerialNumber)]
    public string? SerialNumber { get; init; }

    [Length(6, 6), Pattern(StsPattern.TokenCode), Sensitive]
    public string? TokenCode { get; init; }
}

[Shape]
public sealed partial class GetSessionTokenResponse
{
    public CredentialsShape? Credentials { get; init; }
}

/// <summary>
/// AWS: STS API Reference, GetSessionToken. Needs no permission and no policy takes it away; sessions cannot make
/// sessions (<see cref="CallerRules"/>).
/// </summary>
[Operation(StsService.Name, ReadOnly = AuditReadOnly.No, RecordsResponse = true)]
public sealed class GetSessionToken : IReadOperation<GetSessionTokenRequest, GetSessionTokenResponse>
{
    private const int DefaultDuration = 43_200;

    /// <summary>Root's sessions last an hour at the most, whatever is asked for.</summary>
    private const int MaxRootDuration = 3_600;

    public static Authorization Authorize(GetSessionTokenRequest request, Call call) => Authorization.AnyCaller;

    public static Result<GetSessionTokenResponse> Handle(GetSessionTokenRequest request, Call call)
    {
        var caller = call.Principal.Caller;
        if (caller is not { Kind: CallerKind.User or CallerKind.Root, UniqueId: { } id })
        {
            return StsErrors.SessionCredentials(nameof(GetSessionToken));
        }

        var mfa = MfaCheck.Of(request.SerialNumber, request.TokenCode, call);
        if (mfa.Refusal is { } refusal)
        {
            return refusal;
        }

        var duration = request.DurationSeconds ?? DefaultDuration;
        var claims = new SessionClaims
        {
            Account = call.Account,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", call.Account),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            Kind = caller.Kind,
            PrincipalId = id,
            IssuedAt = call.Now,
            Expires = call.Now.AddSeconds(caller.Kind == CallerKind.Root ? Math.Min(duration, MaxRootDuration) : duration),
            MfaAt = mfa.At,
        };
        return new GetSessionTokenResponse { Credentials = CredentialsShape.Issue(claims, call) };
    }
}
