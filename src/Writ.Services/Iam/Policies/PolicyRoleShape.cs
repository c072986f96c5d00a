using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A role that a managed policy is attached to, on the wire.</summary>
[Shape]
public sealed partial class PolicyRoleShape
{
    public string? RoleName { get; init; }

    public string? RoleId { get; init; }

    public static PolicyRoleShape Of(PolicyHolder role) => new() { RoleName = role.Name, RoleId = role.Id };
}
