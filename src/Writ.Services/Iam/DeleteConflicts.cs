using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>
/// What must be gone before an entity can be deleted, in AWS's words. AWS does not say which is named when several stand in
/// the way; here it is always the password, keys, MFA devices, other credentials, attached policies, embedded policies, groups.
/// </summary>
internal static class DeleteConflicts
{
    public static AwsError LoginProfile { get; } = Must("delete login profile first");

    public static AwsError AccessKeys { get; } = Must("delete access keys first");

    public static AwsError MfaDevices { get; } = Must("delete MFA device first");

    /// <summary>What AWS says of SSH public keys.</summary>
    public static AwsError Referenced { get; } = Must("remove referenced objects first");

    public static AwsError Groups { get; } = Must("remove users from group first");

    /// <summary>The conflict with the policies of a user, group or role; null when it has none.</summary>
    public static AwsError? OfPolicies(PolicyHolder holder) =>
        !holder.AttachedPolicies.IsEmpty ? Must("detach all policies first")
        : !holder.InlinePolicies.IsEmpty ? Must("delete policies first")
        : null;

    private static AwsError Must(string what) => IamErrors.DeleteConflict($"Cannot delete entity, must {what}.");
}
