namespace Writ.Services.Organizations.Structure;

/// <summary>An organization; it is in the state of its management account.</summary>
public sealed record Organization
{
    public const string AllFeatures = "ALL";
    public const string ConsolidatedBilling = "CONSOLIDATED_BILLING";

    /// <summary>Such as <c>o-a1b2c3d4e5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>ALL or CONSOLIDATED_BILLING.</summary>
    public required string FeatureSet { get; init; }

    public required string RootId { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public bool HasAllFeatures => FeatureSet == AllFeatures;
}
