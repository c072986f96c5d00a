using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>A policy type and whether it is enabled, on the wire.</summary>
[Shape]
public sealed partial class PolicyTypeSummaryShape
{
    public string? Type { get; init; }

    public string? Status { get; init; }

    internal static PolicyTypeSummaryShape Enabled(string type) => new() { Type = type, Status = "ENABLED" };
}
