using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.OrganizationsFeatures;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;

namespace Writ.Services.Sts.RootSessions;

/// <summary>The root user that a call wants a session of.</summary>
internal static class RootTarget
{
    public static string ArnOf(AccountId account) => $"arn:aws:iam::{account}:root";

    /// <summary>Reads an account's id, or the ARN of its root user.</summary>
    public static bool TryRead(string text, out AccountId account) =>
        AccountId.TryParse(text, out account)
        || (Arn.TryParse(text, out var arn) && AccountId.TryParse(arn.Account, out account) && text == ArnOf(account));

    /// <summary>
    /// Central root access is to a member's root user what its trust policy is to a role: where an organization has it, the root trusts those
    /// who administer it. Otherwise it trusts nobody, and the refusal does not say whether there is such an account.
    /// </summary>
    /// <param name="account">Whose root.</param>
    /// <param name="task">What for.</param>
    /// <param name="call">The call.</param>
    public static Question Ask(AccountId account, RootTask task, Call call) => new()
    {
        Resource = ArnOf(account),
        ResourceAccount = account,
        ResourcePolicy = MayCall(account, task, call) ? TrustIn(call.Account, account) : null,
        IsTrustPolicy = true,
        HidesWhoseAllowIsMissing = true,
        Keys = [new("sts:TaskPolicyArn", [task.PolicyArn])],
    };

    /// <summary>Whether the caller's account administers the root user of another for this task.</summary>
    public static bool MayCall(AccountId account, RootTask task, Call call) =>
        Features.Enter(call.Membership) is { Error: null, Value: var own }
        && task.IsEnabled(RootAccess.Of(own.Management))
        && account != own.Management.Id
        && call.Platform.Organizations.Of(account) is { } target
        && target.Management.Id == own.Management.Id
        && call.StateOf(account) is { } state
        && !AccountProfile.IsClosedIn(state);

    /// <summary>
    /// Whether a root session is over before its time: nobody may begin it any more, because the feature is off or the account is the organization's
    /// no more. Whose organization it was is not asked; a session lasts a quarter of an hour.
    /// </summary>
    public static bool IsOver(Call call) =>
        call.Principal is { Caller.Kind: CallerKind.AssumedRootSession, Session: { Delegation: null } session }
        && !(call.Membership is { IsManagement: false } membership
            && Features.IsOn(membership)
            && session.Policies is [{ Arn: var policy }]
            && RootTask.Find(policy)?.IsEnabled(RootAccess.Of(membership.Management)) == true);

    private static NamedPolicy TrustIn(AccountId administrator, AccountId account) => new("root", ArnOf(account), new PolicyText(
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{administrator}}}"},"Action":"sts:AssumeRoot"}]}""").Compile(PolicyKind.Trust));
}
