using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>
/// What must be gone before an entity can be deleted, in AWS's words. Where several stand in the way they are named in the
/// order of AWS's list of what to remove (AWS: IAM API Reference, DeleteUser).
/// </summary>
internal static class DeleteConflicts
{
    public static AwsError AccessKeys { get; } = Must("delete access keys first");

    public static AwsError Groups { get; } = Must("remove users from group first");

    /// <summary>The conflict with the policies of a user, group or role; null when it has none.</summary>
    public static AwsError? OfPolicies(PolicyHolder holder) =>
        holder.InlinePolicies.Count > 0 ? Must("delete policies first")
        : holder.AttachedPolicies.Count > 0 ? Must("detach all policies first")
        : null;

    private static AwsError Must(string what) => IamErrors.DeleteConflict($"Cannot delete entity, must {what}.");
}
