using Writ.Kernel.State;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A permissions boundary on the wire.</summary>
[Shape]
public sealed partial class AttachedPermissionsBoundaryShape
{
    public string? PermissionsBoundaryType { get; init; }

    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>Null for no boundary.</summary>
    public static AttachedPermissionsBoundaryShape? Of(string? arn) =>
        arn is null ? null : new() { PermissionsBoundaryType = "Policy", PermissionsBoundaryArn = arn };
}

/// <summary>What may be made a permissions boundary.</summary>
internal static class PermissionsBoundary
{
    /// <summary>The error of a boundary that is no managed policy of this account or AWS; null when it is one.</summary>
    public static AwsError? Check(AccountState state, string? arn) => arn switch
    {
        null => null,
        _ when !ManagedPolicies.IsArn(arn) => IamErrors.InvalidInput($"ARN {arn} is not valid."),
        _ when ManagedPolicies.Find(state, arn) is null or { IsForServiceLinkedRoles: true } => IamErrors.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable."),
        _ => null,
    };
}
