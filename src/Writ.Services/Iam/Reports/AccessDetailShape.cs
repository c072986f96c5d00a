using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

/// <summary>When a service was last called from an organization's accounts.</summary>
[Shape]
public sealed partial class AccessDetailShape
{
    public required string ServiceName { get; init; }

    public required string ServiceNamespace { get; init; }

    public string? Region { get; init; }

    public string? EntityPath { get; init; }

    public DateTimeOffset? LastAuthenticatedTime { get; init; }

    public int? TotalAuthenticatedEntities { get; init; }
}
