using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

/// <summary>A role on the wire. Which members are there differs between operations, as in AWS's own answers.</summary>
[Shape]
public sealed partial class RoleShape
{
    public required string Path { get; init; }

    public required string RoleName { get; init; }

    public required string RoleId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>URL-encoded.</summary>
    public string? AssumeRolePolicyDocument { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public AttachedPermissionsBoundaryShape? PermissionsBoundary { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    public RoleLastUsedShape? RoleLastUsed { get; init; }

    /// <summary>All there is to show of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="state">Its account; in a write operation the draft's.</param>
    /// <param name="call">The call.</param>
    /// <param name="lastUsed">When it was last used; null leaves the member out.</param>
    public static RoleShape Of(Role role, AccountState state, Call call, RoleLastUsedShape? lastUsed) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(state.Id),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Document(role, state, call),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
        PermissionsBoundary = AttachedPermissionsBoundaryShape.Of(role.PermissionsBoundary),
        Tags = Tagging.Show(role.Tags),
        RoleLastUsed = lastUsed,
    };

    /// <summary>A role just created: neither description nor session duration.</summary>
    public static RoleShape Created(Role role, AccountState state, Call call) => Created(role, Trust.Show(role, state, call.Platform.Accounts), state.Id);

    /// <summary>A role just created, with its trust policy in a form of its own.</summary>
    public static RoleShape Created(Role role, string trustPolicy, AccountId account) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(account),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Uri.EscapeDataString(trustPolicy),
        PermissionsBoundary = AttachedPermissionsBoundaryShape.Of(role.PermissionsBoundary),
        Tags = Tagging.Show(role.Tags),
    };

    /// <summary>A role as list operations show it: neither tags, boundary nor last use.</summary>
    public static RoleShape Listed(Role role, AccountState state, Call call) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(state.Id),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Document(role, state, call),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
    };

    /// <summary>A role as UpdateRoleDescription shows it: as listed, without the session duration.</summary>
    public static RoleShape Described(Role role, AccountState state, Call call) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(state.Id),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Document(role, state, call),
        Description = role.Description,
    };

    /// <summary>A role inside an instance profile: what it is and who may assume it.</summary>
    public static RoleShape InProfile(Role role, AccountState state, Call call) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(state.Id),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = Document(role, state, call),
    };

    private static string Document(Role role, AccountState state, Call call) =>
        Uri.EscapeDataString(Trust.Show(role, state, call.Platform.Accounts));
}

/// <summary>When and where a role was last used; empty when it never was.</summary>
[Shape]
public sealed partial class RoleLastUsedShape
{
    public DateTimeOffset? LastUsedDate { get; init; }

    public string? Region { get; init; }

    /// <summary>How long AWS remembers it.</summary>
    private static readonly TimeSpan Tracked = TimeSpan.FromDays(400);

    /// <param name="last">The last call of any session of the role; null when there was none.</param>
    /// <param name="now">The time of the call; what was longer ago than the tracking period is not shown.</param>
    public static RoleLastUsedShape Of(LastUse? last, DateTimeOffset now) =>
        last is null || last.Time < now - Tracked ? new() : new() { LastUsedDate = last.Time, Region = last.Region };
}
