using Writ.Kernel.State;
using Writ.Services.Iam.Roles;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServiceLinkedRoles;

/// <summary>
/// Keeps service-linked roles from everybody but their service. Whatever changes what a role may do, who may assume it or where it is used
/// finds the role here; only description and tags are the account's to change.
/// </summary>
internal static class RoleProtection
{
    /// <summary>The role when the account may change it, or why not.</summary>
    public static Result<Role> FindModifiable(AccountState state, string name) =>
        state.Get(IamState.Roles, name) is not { } role ? IamErrors.NoSuchRole(name)
        : Check(role) is { } error ? error
        : role;

    /// <summary>Why a role cannot be changed; null when it can.</summary>
    public static AwsError? Check(Role role) => role.IsServiceLinked ? ServiceLinkedRoleErrors.Protected(role.Name) : null;
}
