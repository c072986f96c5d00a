using Writ.Kernel.State;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Iam.Users;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>What differs between users, groups and roles where policies are embedded in or attached to them.</summary>
internal sealed record HolderKind<T> where T : PolicyHolder
{
    public required ResourceKind<T> Kind { get; init; }

    /// <summary>AWS's word for it in its sentences.</summary>
    public required string Word { get; init; }

    /// <summary>What its embedded policies may measure together.</summary>
    public required int InlineSize { get; init; }

    /// <summary>How many managed policies it may have.</summary>
    public required int AttachedPolicies { get; init; }

    /// <summary>The name of that quota.</summary>
    public required string AttachedQuota { get; init; }

    public required Func<string, AwsError> NotFound { get; init; }

    /// <summary>Why an entity's policies are not the account's to change; null when they are.</summary>
    public Func<T, AwsError?> Protection { get; init; } = _ => null;

    public Result<T> Find(AccountState state, string name) => state.Get(Kind, name) is { } holder ? holder : NotFound(name);

    /// <summary>The entity, whose policies are about to be changed.</summary>
    public Result<T> FindModifiable(AccountState state, string name)
    {
        var found = Find(state, name);
        return found.Error is null && Protection(found.Value) is { } error ? error : found;
    }
}

internal static class HolderKinds
{
    public static HolderKind<User> Users { get; } = new()
    {
        Kind = IamState.Users,
        Word = "user",
        InlineSize = IamQuota.UserPolicySize,
        AttachedPolicies = IamQuota.AttachedPoliciesPerUser,
        AttachedQuota = "PoliciesPerUser",
        NotFound = IamErrors.NoSuchUser,
    };

    public static HolderKind<Group> Groups { get; } = new()
    {
        Kind = IamState.Groups,
        Word = "group",
        InlineSize = IamQuota.GroupPolicySize,
        AttachedPolicies = IamQuota.AttachedPoliciesPerGroup,
        AttachedQuota = "PoliciesPerGroup",
        NotFound = IamErrors.NoSuchGroup,
    };

    public static HolderKind<Role> Roles { get; } = new()
    {
        Kind = IamState.Roles,
        Word = "role",
        InlineSize = IamQuota.RolePolicySize,
        AttachedPolicies = IamQuota.AttachedPoliciesPerRole,
        AttachedQuota = "PoliciesPerRole",
        NotFound = IamErrors.NoSuchRole,
        Protection = RoleProtection.Check,
    };
}
