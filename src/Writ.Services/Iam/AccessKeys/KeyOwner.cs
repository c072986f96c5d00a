using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.AccessKeys;

/// <summary>Whose keys an operation means: a user's, or root's when <paramref name="UserName"/> is null.</summary>
internal sealed record KeyOwner(string? UserName)
{
    /// <summary>By what the owner's keys are found.</summary>
    public string Index => UserName is null ? AccessKey.RootOwner : IamState.OfName(UserName);

    /// <summary>The user named, or the caller when none is.</summary>
    public static Result<KeyOwner> Find(string? requested, Call call, AccountState state)
    {
        if (requested is null && call.Principal.Caller.Kind == CallerKind.Root)
        {
            return new KeyOwner((string?)null);
        }

        if (requested is null)
        {
            return CallingUser.Find(call, state) is { } caller ? new KeyOwner(caller.Name) : IamErrors.MustSpecifyUserName;
        }

        return state.Get(IamState.Users, requested) is { } user ? new KeyOwner(user.Name) : IamErrors.NoSuchUser(requested);
    }

    /// <summary>A key of the user named, or of the caller when none is; anybody else's key cannot be found.</summary>
    public static Result<AccessKey> FindKey(string? requested, string keyId, Call call, AccountState state)
    {
        var owner = Find(requested, call, state);
        if (owner.Error is { } error)
        {
            return error;
        }

        // Key ids are told apart by case, unlike the names of everything else.
        return state.FoundBy(IamState.AccessKeys, owner.Value.Index).FirstOrDefault(key => key.Id == keyId) is { } key ? key : IamErrors.NoSuchAccessKey(keyId);
    }
}
