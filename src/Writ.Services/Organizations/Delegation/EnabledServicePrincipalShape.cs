using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

/// <summary>A trusted service on the wire.</summary>
[Shape]
public sealed partial class EnabledServicePrincipalShape
{
    public string? ServicePrincipal { get; init; }

    public DateTimeOffset? DateEnabled { get; init; }
}
