using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

/// <summary>When a service was last called.</summary>
[Shape]
public sealed partial class ServiceLastAccessedShape
{
    public required string ServiceName { get; init; }

    public DateTimeOffset? LastAuthenticated { get; init; }

    public required string ServiceNamespace { get; init; }

    public string? LastAuthenticatedEntity { get; init; }

    public string? LastAuthenticatedRegion { get; init; }

    public int? TotalAuthenticatedEntities { get; init; }

    public IReadOnlyList<TrackedActionLastAccessedShape>? TrackedActionsLastAccessed { get; init; }
}

/// <summary>When an action was last called.</summary>
[Shape]
public sealed partial class TrackedActionLastAccessedShape
{
    public string? ActionName { get; init; }

    public string? LastAccessedEntity { get; init; }

    public DateTimeOffset? LastAccessedTime { get; init; }

    public string? LastAccessedRegion { get; init; }
}

/// <summary>Why a report could not be made.</summary>
[Shape]
public sealed partial class ErrorDetailsShape
{
    public required string Message { get; init; }

    public required string Code { get; init; }
}
