using System.Collections.Immutable;

namespace Writ.Services.Iam.Users;

/// <summary>An IAM user.</summary>
public sealed record User : PolicyHolder, IBounded
{
    public string? PermissionsBoundary { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>When it last signed in with its password; kept when the password is taken away, as AWS does.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>Names of the groups it is in, in the order it joined them.</summary>
    public ImmutableList<string> Groups { get; init; } = [];

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "user", Path, Name);
}
