using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A user that a managed policy is attached to, on the wire.</summary>
[Shape]
public sealed partial class PolicyUserShape
{
    public string? UserName { get; init; }

    public string? UserId { get; init; }

    public static PolicyUserShape Of(PolicyHolder user) => new() { UserName = user.Name, UserId = user.Id };
}
