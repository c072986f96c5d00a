using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

/// <summary>A policy on the wire.</summary>
[Shape]
public sealed partial class PolicyShape
{
    public PolicySummaryShape? PolicySummary { get; init; }

    public string? Content { get; init; }

    internal static PolicyShape Of(OrganizationPolicy policy, Membership membership) =>
        new() { PolicySummary = PolicySummaryShape.Of(policy, membership), Content = policy.Content.Text };
}
