using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Users;

/// <summary>Whose keys, devices or certificates an operation means: a user's, or root's when <paramref name="UserName"/> is null.</summary>
internal sealed record CredentialOwner(string? UserName)
{
    /// <summary>What an index finds the credentials of root by.</summary>
    public const string Root = "<root>";

    /// <summary>By what the owner's credentials are found.</summary>
    public string Index => IndexOf(UserName);

    /// <summary>The index value of a credential, by its user; null means root.</summary>
    public static string IndexOf(string? userName) => userName is null ? Root : IamState.OfName(userName);

    /// <summary>The user named, or the caller when none is.</summary>
    public static Result<CredentialOwner> Find(string? requested, Call call, AccountState state)
    {
        if (requested is null && call.Principal.IsRoot)
        {
            return new CredentialOwner((string?)null);
        }

        if (requested is null)
        {
            return CallingUser.Find(call, state) is { } caller ? new CredentialOwner(caller.Name) : IamErrors.MustSpecifyUserName;
        }

        return state.Get(IamState.Users, requested) is { } user ? new CredentialOwner(user.Name) : IamErrors.NoSuchUser(requested);
    }
}
