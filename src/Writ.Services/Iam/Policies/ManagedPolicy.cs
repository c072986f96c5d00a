using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Writ.Services.Iam.Policies;

/// <summary>A managed policy with its versions: one of the account, or one of AWS, which is no account's.</summary>
public sealed record ManagedPolicy
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When a version was last created or made the default.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Whether it is AWS's. Such a policy is never kept in an account's state.</summary>
    [JsonIgnore]
    public bool IsOfAws { get; init; }

    /// <summary>Whether only roles that AWS makes for its services can have it.</summary>
    [JsonIgnore]
    public bool IsForServiceLinkedRoles => IsOfAws && Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    public string? Description { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Oldest first; at most five.</summary>
    public required ImmutableList<PolicyVersion> Versions { get; init; }

    public required string DefaultVersionId { get; init; }

    /// <summary>The number of the next version; numbers are not used again.</summary>
    public required int NextVersion { get; init; }

    public PolicyVersion Default => Versions.First(version => version.Id == DefaultVersionId);

    /// <summary>The version of that id, or null.</summary>
    public PolicyVersion? Version(string id) => Versions.Find(version => version.Id == id);

    /// <param name="account">The account that sees it.</param>
    public string Arn(AccountId account) => IsOfAws ? $"arn:aws:iam::aws:policy{Path}{Name}" : Kernel.Arn.Iam(account, "policy", Path, Name);
}

/// <param name="Id">v1, v2 …</param>
/// <param name="Document">The document as given.</param>
/// <param name="CreateDate">When.</param>
public sealed record PolicyVersion(string Id, PolicyText Document, DateTimeOffset CreateDate);
