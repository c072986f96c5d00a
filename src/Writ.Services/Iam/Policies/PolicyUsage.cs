using Writ.Kernel.State;

namespace Writ.Services.Iam.Policies;

/// <summary>Who uses a managed policy; read from the indexes, so that there is no count to keep right.</summary>
internal static class PolicyUsage
{
    public const string PermissionsPolicy = "PermissionsPolicy";
    public const string PermissionsBoundary = "PermissionsBoundary";

    /// <summary>How many users, groups and roles it is attached to.</summary>
    public static int Attachments(AccountState state, string arn) =>
        state.FoundBy(IamState.Users, arn).Count() + state.FoundBy(IamState.Groups, arn).Count() + state.FoundBy(IamState.Roles, arn).Count();

    /// <summary>How many users and roles have it as their boundary.</summary>
    public static int Boundaries(AccountState state, string arn)
    {
        var value = IamState.BoundedBy(arn);
        return state.FoundBy(IamState.Users, value).Count() + state.FoundBy(IamState.Roles, value).Count();
    }
}
