using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A group that a managed policy is attached to, on the wire.</summary>
[Shape]
public sealed partial class PolicyGroupShape
{
    public string? GroupName { get; init; }

    public string? GroupId { get; init; }

    public static PolicyGroupShape Of(PolicyHolder group) => new() { GroupName = group.Name, GroupId = group.Id };
}
