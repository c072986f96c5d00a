using Writ.Services.Iam;

namespace Writ.Services.Organizations.Delegation;

/// <summary>The organization's own resource policy, by which the management account lets members manage policies.</summary>
public sealed record OrganizationResourcePolicy
{
    /// <summary>Such as <c>rp-a1b2c3d4</c>.</summary>
    public required string Id { get; init; }

    public required PolicyText Content { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;
}
