using Writ.Policy;
using Writ.Services.Iam.DelegationRequests;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class GetDelegatedAccessTokenRequest
{
    [Sensitive]
    public required string TradeInToken { get; init; }
}

[Shape]
public sealed partial class GetDelegatedAccessTokenResponse
{
    public CredentialsShape? Credentials { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? AssumedPrincipal { get; init; }
}

/// <summary>
/// AWS: STS API Reference, GetDelegatedAccessToken. Trades the token of an accepted delegation request for a session of its approver, in the approver's
/// account, limited by the request's policy and by what limited the approver.
/// </summary>
[Operation(StsService.Name, ReadOnly = AuditReadOnly.No, RecordsResponse = true)]
public sealed class GetDelegatedAccessToken : IReadOperation<GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse>
{
    public static Authorization Authorize(GetDelegatedAccessTokenRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetDelegatedAccessTokenResponse> Handle(GetDelegatedAccessTokenRequest request, Call call)
    {
        if (DelegationToken.Open(request.TradeInToken, call) is not { } access)
        {
            return StsErrors.InvalidTradeInToken;
        }

        if (call.Now >= access.Expires)
        {
            return StsErrors.ExpiredTradeInToken;
        }

        var package = PackedSession.Pack(PackageOf(access, call.Account));
        return package.Percent > 100 ? StsErrors.PackedPolicyTooLarge(package.Percent) : Issue(access, package, call);
    }

    private static SessionPackage PackageOf(DelegatedAccess access, AccountId requestor) => new()
    {
        Policy = access.PermissionPolicy,
        Tags = access.Approver.SessionTags,
        TransitiveTagKeys = access.Approver.TransitiveTagKeys ?? [],
        Delegation = new DelegatedSession { Requestor = requestor.ToString(), ApproverPolicies = access.Approver.SessionPolicies },
    };

    private static GetDelegatedAccessTokenResponse Issue(DelegatedAccess access, PackedSession package, Call call)
    {
        if (access.Account != call.Account)
        {
            call.SharedWith = access.Account;
        }

        var approver = access.Approver;
        var claims = new SessionClaims
        {
            Account = access.Account,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", access.Account),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            // Root of its own has no session policies; root in a root session has.
            Kind = approver.Kind == CallerKind.Root ? CallerKind.AssumedRootSession : approver.Kind,
            PrincipalId = approver.PrincipalId,
            SessionName = approver.SessionName ?? "",
            IssuedAt = access.Since, // and not now: a token that is traded in again after a revocation would escape it
            Expires = access.Expires,
            Package = package,
            SourceIdentity = approver.SourceIdentity,
            Federation = approver.ToFederation(),
        };
        return new GetDelegatedAccessTokenResponse
        {
            Credentials = CredentialsShape.Issue(claims, call),
            PackedPolicySize = package.Percent,
            AssumedPrincipal = approver.Arn,
        };
    }
}
