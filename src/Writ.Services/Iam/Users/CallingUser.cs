using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Users;

/// <summary>The caller as a user of a state.</summary>
internal static class CallingUser
{
    /// <summary>
    /// The calling user, or null when the caller is none (any more). Found by its unique id: since the call was
    /// authenticated it may have got another name, and its old one may be another user's.
    /// </summary>
    public static User? Find(Call call, AccountState state) =>
        call.Principal.Caller is { Kind: CallerKind.User, UniqueId: { } id } ? state.FoundBy(IamState.Users, id).FirstOrDefault() : null;
}
