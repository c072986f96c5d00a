using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;

namespace Writ.Services.Sts;

/// <summary>The role that a call wants a session of, in whichever account it is.</summary>
/// <param name="Arn">The role's ARN.</param>
/// <param name="State">The role's account.</param>
/// <param name="Role">The role.</param>
internal sealed record RoleTarget(string Arn, AccountState State, Role Role)
{
    private const string ArnPrefix = "arn:aws:iam::";
    private const string TypePrefix = ":role/";
    private const int AccountLength = 12;

    /// <summary>Where the path begins, with its slash.</summary>
    private const int PathStart = 30;

    /// <summary>Whether the text is a role's ARN, and of which account.</summary>
    public static bool IsRoleArn(string text, out AccountId account)
    {
        account = default;
        return text.StartsWith(ArnPrefix, StringComparison.Ordinal)
            && text.AsSpan(ArnPrefix.Length) is { Length: > AccountLength } rest
            && rest[AccountLength..].StartsWith(TypePrefix, StringComparison.Ordinal)
            && AccountId.TryParse(text.Substring(ArnPrefix.Length, AccountLength), out account);
    }

    /// <summary>The role of exactly that ARN, path and case included; null when there is none.</summary>
    public static RoleTarget? Find(string roleArn, Call call) =>
        call.Role is { } known && known.Arn == roleArn ? known : call.Role = Search(roleArn, call);

    /// <summary>
    /// A question about the role. One that does not exist is asked about like one that trusts nobody, so that both are
    /// refused in the same words. Its tags are its own: those that the new session inherits are chosen by the caller.
    /// </summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="account">Its account.</param>
    /// <param name="call">The call.</param>
    /// <param name="keys">Condition keys of the question.</param>
    public static Question Ask(string roleArn, AccountId account, Call call, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> keys)
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
            Keys = keys,
        };
    }

    private static RoleTarget? Search(string roleArn, Call call) =>
        IsRoleArn(roleArn, out var account)
        && call.StateOf(account) is { } state
        && !AccountProfile.IsClosedIn(state)
        && state.Get(IamState.Roles, roleArn[(roleArn.LastIndexOf('/') + 1)..]) is { } role
        && IsAt(role, roleArn.AsSpan(PathStart))
            ? new RoleTarget(roleArn, state, role)
            : null;

    private static bool IsAt(Role role, ReadOnlySpan<char> pathAndName) =>
        pathAndName.Length == role.Path.Length + role.Name.Length
        && pathAndName.StartsWith(role.Path, StringComparison.Ordinal)
        && pathAndName.EndsWith(role.Name, StringComparison.Ordinal);
}
