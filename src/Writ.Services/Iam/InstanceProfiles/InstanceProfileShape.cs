using Writ.Kernel.State;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

/// <summary>An instance profile on the wire.</summary>
[Shape]
public sealed partial class InstanceProfileShape
{
    public required string Path { get; init; }

    public required string InstanceProfileName { get; init; }

    public required string InstanceProfileId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<RoleShape> Roles { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    /// <param name="profile">The profile.</param>
    /// <param name="state">Its account; in a write operation the draft's.</param>
    /// <param name="call">The call.</param>
    /// <param name="tags">The tags to show; null leaves the member out, as list operations do.</param>
    public static InstanceProfileShape Of(InstanceProfile profile, AccountState state, Call call, IReadOnlyList<TagShape>? tags) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = profile.Arn(state.Id),
        CreateDate = profile.CreateDate,
        Roles = profile.RoleName is { } name && state.Get(IamState.Roles, name) is { } role ? [RoleShape.InProfile(role, state, call)] : [],
        Tags = tags,
    };
}
