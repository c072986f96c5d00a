using Writ.Policy;

namespace Writ.Kernel.Principals;

/// <summary>What temporary credentials say of themselves; sealed in their session token, so none of it can be chosen by the caller.</summary>
public sealed record Session
{
    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Session policies; null when none were passed, which does not limit, unlike an empty list.</summary>
    public IReadOnlyList<NamedPolicy>? Policies { get; init; }

    /// <summary>Tags passed with the call that made the session.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Keys of the tags that go on to sessions made with this one.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>The tags that go on to sessions made with this one.</summary>
    public TagSet TransitiveTags => TransitiveTagKeys.Count == 0
        ? TagSet.Empty
        : TagSet.Empty.With(Tags.Where(tag => TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)), StringComparison.OrdinalIgnoreCase);

    public string? SourceIdentity { get; init; }

    /// <summary>Null unless the session is a delegate's.</summary>
    public Delegation? Delegation { get; init; }

    /// <summary>When MFA was proven; null when it was not.</summary>
    public DateTimeOffset? MfaAt { get; init; }
}
