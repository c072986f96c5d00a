using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Policies;

namespace Writ.Services.Sts;

/// <summary>
/// What a session token holds, sealed. Nothing about a session is kept anywhere else.
/// </summary>
public sealed record SessionClaims
{
    public required AccountId Account { get; init; }

    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    /// <summary>RoleSession, FederatedUser, User, Root or AssumedRootSession.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>AROA… or AIDA…, by which the role or user is found again, for a federated user the one who federates it; the account for root.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The name of a role's session or a federated user; empty otherwise.</summary>
    public string SessionName { get; init; } = "";

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Session policies and tags; null when the session has neither.</summary>
    public PackedSession? Package { get; init; }

    public string? SourceIdentity { get; init; }

    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>Who vouched for the bearer; null unless an identity provider did.</summary>
    public FederatedIdentity? Federation { get; init; }

    public override string ToString() => AccessKeyId;

    /// <summary>The session as authorization sees it. A managed session policy that is gone denies all.</summary>
    public Session ToSession(AccountState state)
    {
        var session = new Session { IssuedAt = IssuedAt, Expires = Expires, SourceIdentity = SourceIdentity, MfaAt = MfaAt };
        return Package?.Content is not { } package ? session : session with
        {
            Policies = Policies(package, state),
            Tags = package.Tags,
            TransitiveTagKeys = package.TransitiveTagKeys,
            Delegation = package.Delegation?.ToDelegation(),
        };
    }

    private static List<NamedPolicy>? Policies(SessionPackage package, AccountState state)
    {
        if (package.Policy is null && package.PolicyArns.Count == 0)
        {
            return null;
        }

        List<NamedPolicy> policies = [.. package.PolicyArns.Select(arn => ManagedPolicies.Compile(state, arn))];
        if (package.Policy is not null)
        {
            policies.Add(Inline(package.Policy));
        }

        return policies;
    }

    /// <summary>An inline session policy as decisions name it.</summary>
    internal static NamedPolicy Inline(PolicyText policy) => new("session policy", null, policy.Compile(PolicyKind.Session));
}
