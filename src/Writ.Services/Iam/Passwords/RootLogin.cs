using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Passwords;

/// <summary>That root of an account may recover its password; made in a root session, as the account of a member begins without.</summary>
public sealed record RootLogin
{
    /// <summary>An account has one at most.</summary>
    internal const string Key = "only";

    /// <summary>What root is called where a login profile names its user.</summary>
    internal const string UserName = "root";

    public required DateTimeOffset CreateDate { get; init; }

    internal static RootLogin? Of(AccountState state) => state.Get(IamState.RootLogins, Key);

    /// <summary>Whether an operation on a login profile means root's: a root session leaves the name out (AWS: IAM API Reference, CreateLoginProfile).</summary>
    internal static bool IsMeant(string? userName, Call call) => userName is null && call.Principal is { Caller.Kind: CallerKind.AssumedRootSession, Session.Delegation: null };
}
