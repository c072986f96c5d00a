using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;

namespace Writ.Services.Sts;

/// <summary>The role that a call wants a session of, in whichever account it is.</summary>
/// <param name="State">The role's account.</param>
/// <param name="Role">The role.</param>
internal sealed record RoleTarget(AccountState State, Role Role)
{
    private const string ResourcePrefix = "role/";

    /// <summary>Whether the text is a role's ARN, and of which account.</summary>
    public static bool IsRoleArn(string text, out AccountId account)
    {
        account = default;
        return Arn.TryParse(text, out var arn)
            && arn is { Partition: "aws", Service: "iam", Region: "" }
            && arn.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal)
            && AccountId.TryParse(arn.Account, out account);
    }

    /// <summary>The role of exactly that ARN, path and case included; null when there is none.</summary>
    public static RoleTarget? Find(string roleArn, Call call) =>
        IsRoleArn(roleArn, out var account)
        && call.StateOf(account) is { } state
        && !AccountProfile.IsClosedIn(state)
        && state.Get(IamState.Roles, roleArn[(roleArn.LastIndexOf('/') + 1)..]) is { } role
        && role.Arn(account).Equals(roleArn, StringComparison.Ordinal)
            ? new RoleTarget(state, role)
            : null;

    /// <summary>
    /// A question about the role. One that does not exist is asked about like one that trusts nobody, so that both are
    /// refused in the same words. Its tags are its own: those that the new session inherits are chosen by the caller.
    /// </summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="account">Its account.</param>
    /// <param name="call">The call.</param>
    public static Question Ask(string roleArn, AccountId account, Call call)
    {
        var role = Find(roleArn, call)?.Role;
        return new Question
        {
            Resource = roleArn,
            ResourceAccount = account,
            ResourceTags = role?.Tags,
            ResourcePolicy = role is null ? null : new NamedPolicy(role.Name, roleArn, role.TrustPolicy.Compile(PolicyKind.Trust)),
            IsTrustPolicy = true,
            HidesWhoseAllowIsMissing = true,
        };
    }
}
