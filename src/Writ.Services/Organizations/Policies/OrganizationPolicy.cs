using Writ.Services.Iam;

namespace Writ.Services.Organizations.Policies;

/// <summary>A policy of an organization, of whichever type.</summary>
public sealed record OrganizationPolicy
{
    /// <summary>Such as <c>p-a1b2c3d4</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Such as SERVICE_CONTROL_POLICY.</summary>
    public required string Type { get; init; }

    public string Description { get; init; } = "";

    public required PolicyText Content { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>When the content was last changed.</summary>
    public DateTimeOffset UpdateDate { get; init; }
}
