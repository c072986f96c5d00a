using System.Collections.Immutable;

namespace Writ.Services.Iam.Roles;

/// <summary>An IAM role.</summary>
public sealed record Role : PolicyHolder, IBounded
{
    /// <summary>
    /// Who may assume it. User and role ARNs are stored as unique ids, so that a namesake created later gains nothing;
    /// <see cref="Trust"/> turns them back when it is shown.
    /// </summary>
    public required PolicyText TrustPolicy { get; init; }

    /// <summary>Other accounts of this installation whose users and roles the trust policy names by unique id.</summary>
    public ImmutableList<string> TrustedAccounts { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; init; } = DefaultSessionDuration;

    public const int DefaultSessionDuration = 3_600;

    public string? PermissionsBoundary { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The service principal that a service-linked role is for; null for a role of the account's own.</summary>
    public string? LinkedService { get; init; }

    public bool IsServiceLinked => LinkedService is not null;

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "role", Path, Name);
}
