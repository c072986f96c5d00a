using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class GetFederationTokenRequest
{
    [Length(2, 32), Pattern(StsPattern.SessionName)]
    public required string Name { get; init; }

    [Length(1, 2048), Pattern(StsPattern.PolicyDocument)]
    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    [Range(900, 129600)]
    public int? DurationSeconds { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class GetFederationTokenResponse
{
    public CredentialsShape? Credentials { get; init; }

    public FederatedUserShape? FederatedUser { get; init; }

    public int? PackedPolicySize { get; init; }
}

/// <summary>
/// AWS: STS API Reference, GetFederationToken. A session that has what both its user and the policies passed with the call allow;
/// without such policies only what a resource's own policy gives it by name.
/// </summary>
[Operation(StsService.Name, ReadOnly = AuditReadOnly.No, RecordsResponse = true)]
public sealed class GetFederationToken : IReadOperation<GetFederationTokenRequest, GetFederationTokenResponse>
{
    private const int DefaultDuration = 43_200;

    /// <summary>Root's sessions last an hour at the most, whatever is asked for.</summary>
    private const int MaxRootDuration = 3_600;

    /// <summary>The federated user that is to be, and again for its tags.</summary>
    public static Authorization Authorize(GetFederationTokenRequest request, Call call)
    {
        var question = new Question { Resource = FederatedUserShape.ArnOf(call.Account, request.Name) };
        return request.Tags is { Count: > 0 } ? Authorization.Of(question, question with { Action = "sts:TagSession" }) : Authorization.Of(question);
    }

    public static Result<GetFederationTokenResponse> Handle(GetFederationTokenRequest request, Call call)
    {
        var caller = call.Principal.Caller;
        if (call.Principal.Session is not null || caller is not { Kind: CallerKind.User or CallerKind.Root, UniqueId: { } id })
        {
            return StsErrors.SessionCredentials(nameof(GetFederationToken));
        }

        var managed = SessionPolicies.ArnsOf(request.PolicyArns);
        if ((SessionTags.Check(request.Tags ?? [], [], TagSet.Empty) ?? SessionPolicies.Check(request.Policy, managed, call.State)) is { } error)
        {
            return error;
        }

        var package = Package(request, managed);
        if (package is { Percent: > 100 and var percent })
        {
            return StsErrors.PackedPolicyTooLarge(percent);
        }

        var duration = request.DurationSeconds ?? DefaultDuration;
        var claims = new SessionClaims
        {
            Account = call.Account,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", call.Account),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            Kind = CallerKind.FederatedUser,
            PrincipalId = id,
            SessionName = request.Name,
            IssuedAt = call.Now,
            Expires = call.Now.AddSeconds(caller.Kind == CallerKind.Root ? Math.Min(duration, MaxRootDuration) : duration),
            Package = package,
        };
        return new GetFederationTokenResponse
        {
            Credentials = CredentialsShape.Issue(claims, call),
            FederatedUser = FederatedUserShape.Of(call.Account, request.Name),
            PackedPolicySize = package?.Percent,
        };
    }

    private static PackedSession? Package(GetFederationTokenRequest request, IReadOnlyList<string> managed)
    {
        var package = new SessionPackage
        {
            Policy = request.Policy is null ? null : new PolicyText(request.Policy),
            PolicyArns = managed,
            Tags = TagSet.Empty.With((request.Tags ?? []).Select(tag => new TagEntry(tag.Key, tag.Value)), StringComparison.OrdinalIgnoreCase),
        };
        return package.IsEmpty ? null : PackedSession.Pack(package);
    }
}
