using System.Collections.Immutable;

namespace Writ.Services.Iam.Policies;

/// <summary>A customer managed policy with its versions.</summary>
public sealed record ManagedPolicy
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When a version was last created or made the default.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

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

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "policy", Path, Name);
}

/// <param name="Id">v1, v2 …</param>
/// <param name="Document">The document as given.</param>
/// <param name="CreateDate">When.</param>
public sealed record PolicyVersion(string Id, PolicyText Document, DateTimeOffset CreateDate);
