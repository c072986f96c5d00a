using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Services.Sts.RootSessions;
using Writ.Wire.Errors;

namespace Writ.Services.Sts;

/// <summary>
/// What some callers may never call, whatever any policy grants (AWS: IAM User Guide, compare AWS STS credentials). The
/// gateway asks here before it asks the policies.
/// </summary>
public static class CallerRules
{
    private static readonly Rule[] Rules =
    [
        new(IsRoot, operation => IsSts(operation, "AssumeRole"), _ => StsErrors.RootMayNotAssume),
        new(IsRoot, operation => IsSts(operation, "AssumeRoot"), _ => RootSessionErrors.NotByRoot),
        new(IsRoleSession, operation => IsSts(operation, "GetSessionToken", "GetFederationToken"), operation => StsErrors.SessionCredentials(operation.Name)),
        new(
            IsSessionToken,
            operation => operation.Service == StsService.Name && !IsSts(operation, "AssumeRole", "GetCallerIdentity"),
            operation => StsErrors.SessionCredentials(operation.Name)),
        new(
            principal => IsFederatedUser(principal) || principal.Caller.Kind == CallerKind.AssumedRootSession,
            operation => operation.Service == StsService.Name && !IsSts(operation, "GetCallerIdentity"),
            operation => StsErrors.SessionCredentials(operation.Name)),
        new(
            principal => IsFederatedUser(principal) || (IsSessionToken(principal) && principal.Session is { MfaAt: null, Delegation: null }),
            operation => operation.Service == IamService.Name,
            _ => StsErrors.InvalidClientTokenId),
    ];

    /// <summary>Whether the caller's session is over before its time, so that nobody is known by it.</summary>
    public static bool IsOver(Call call) => RootTarget.IsOver(call);

    /// <summary>The refusal of a call that this kind of caller may never make; null when policies decide.</summary>
    public static AwsError? Check(Principal principal, OperationDescriptor operation)
    {
        foreach (var rule in Rules)
        {
            if (rule.Concerns(principal) && rule.Covers(operation))
            {
                return rule.Refusal(operation);
            }
        }

        return null;
    }

    private static bool IsRoot(Principal principal) => principal.Caller.Kind == CallerKind.Root;

    private static bool IsRoleSession(Principal principal) => principal.Caller.Kind == CallerKind.RoleSession;

    private static bool IsFederatedUser(Principal principal) => principal.Caller.Kind == CallerKind.FederatedUser;

    /// <summary>Made by GetSessionToken, or by a user's approval of a delegation: a user or root with temporary credentials.</summary>
    private static bool IsSessionToken(Principal principal) => principal is { Session: not null, Caller.Kind: CallerKind.User or CallerKind.Root };

    private static bool IsSts(OperationDescriptor operation, params ReadOnlySpan<string> names) =>
        operation.Service == StsService.Name && names.Contains(operation.Name);

    private sealed record Rule(Func<Principal, bool> Concerns, Func<OperationDescriptor, bool> Covers, Func<OperationDescriptor, AwsError> Refusal);
}
