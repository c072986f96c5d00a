using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

/// <summary>A service that an account administers, on the wire.</summary>
[Shape]
public sealed partial class DelegatedServiceShape
{
    public string? ServicePrincipal { get; init; }

    public DateTimeOffset? DelegationEnabledDate { get; init; }
}
