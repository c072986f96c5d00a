using System.Collections.Immutable;
using Writ.Kernel.Principals;
using Writ.Policy;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// An identity as it was when it took part in a delegation request. The ARN is what answers show; who it was is the user id (AIDA…,
/// AROA…:session, the account for root), which no namesake created later has.
/// </summary>
public sealed record DelegationIdentity
{
    public required string Arn { get; init; }

    /// <summary>What <c>aws:userid</c> was.</summary>
    public required string UserId { get; init; }

    public required CallerKind Kind { get; init; }

    /// <summary>The user's or role's unique id; the account for root.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The name of a role's session.</summary>
    public string? SessionName { get; init; }

    /// <summary>The documents of the session's own policies; null when it had none, while an empty list grants nothing.</summary>
    public ImmutableList<PolicyText>? SessionPolicies { get; init; }

    public TagSet SessionTags { get; init; } = TagSet.Empty;

    /// <summary>Keys of those that go on to further sessions and cannot be changed there; null for none.</summary>
    public ImmutableList<string>? TransitiveTagKeys { get; init; }

    /// <summary>The identity provider that a role's session goes back to; null for other sessions.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>What it said of the identity.</summary>
    public ImmutableList<FederatedKey>? FederatedKeys { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>When the identity's credentials end or ended; null for long-term keys.</summary>
    public DateTimeOffset? SessionExpires { get; init; }

    public static DelegationIdentity Of(Principal principal) => new()
    {
        Arn = principal.Arn,
        UserId = principal.UserId,
        Kind = principal.Caller.Kind,
        PrincipalId = principal.Caller.UniqueId ?? principal.UserId,
        SessionName = principal.Caller.SessionName,
        // A delegate's session has two sets of limits; what it approves in turn gets nothing.
        SessionPolicies = principal.Session?.Delegation is not null ? [] : principal.Session?.Policies?.Select(policy => new PolicyText(policy.Policy.Document)).ToImmutableList(),
        SessionTags = principal.Session?.Tags ?? TagSet.Empty,
        TransitiveTagKeys = principal.Session is { TransitiveTagKeys: { Count: > 0 } keys } ? [.. keys] : null,
        FederatedProvider = principal.Federation?.Provider,
        FederatedKeys = principal.Federation?.Keys.Select(key => new FederatedKey(key.Key, [.. key.Value])).ToImmutableList(),
        SourceIdentity = principal.Session?.SourceIdentity,
        SessionExpires = principal.Session?.Expires,
    };

    public bool Is(Principal principal) => UserId == principal.UserId;

    internal FederatedIdentity? ToFederation() => FederatedProvider is null ? null : new FederatedIdentity
    {
        Provider = FederatedProvider,
        Keys = FederatedKeys is null ? [] : [.. FederatedKeys.Select(key => new KeyValuePair<string, IReadOnlyList<string>>(key.Name, key.Values))],
    };
}

/// <summary>A condition key of an identity provider, with its values.</summary>
public sealed record FederatedKey(string Name, ImmutableList<string> Values);
