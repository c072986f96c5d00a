namespace Writ.Services.Iam.Roles;

/// <summary>An IAM role.</summary>
public sealed record Role : PolicyHolder, IBounded
{
    /// <summary>
    /// Who may assume it. User and role ARNs are stored as unique ids, so that a namesake created later gains nothing;
    /// <see cref="TrustPolicy"/> turns them back when it is shown.
    /// </summary>
    public required PolicyText TrustPolicy { get; init; }

    public string? Description { get; init; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; init; } = 3_600;

    public string? PermissionsBoundary { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "role", Path, Name);
}
