using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Users;

/// <summary>
/// A kind of resource that hangs on a user by its name: while there is one the user cannot be deleted, and it goes along
/// when the user gets another name. Its kind is indexed by <see cref="CredentialOwner.IndexOf"/>.
/// </summary>
internal sealed class Belonging
{
    private readonly Func<AccountState, string, bool> _exists;
    private readonly Action<Draft, string, string> _rename;

    private Belonging(AwsError conflict, Func<AccountState, string, bool> exists, Action<Draft, string, string> rename)
    {
        Conflict = conflict;
        _exists = exists;
        _rename = rename;
    }

    /// <summary>Everything that can hang on a user, in the order in which DeleteUser names it.</summary>
    public static IReadOnlyList<Belonging> All { get; } =
    [
        Of(IamState.LoginProfiles, profile => profile.UserName, DeleteConflicts.LoginProfile, (profile, user) => profile with { UserName = user }),
        Of(IamState.AccessKeys, key => key.Id, DeleteConflicts.AccessKeys, (key, user) => key with { UserName = user }),
        Of(IamState.MfaDevices, device => device.SerialNumber, DeleteConflicts.MfaDevices, (device, user) => device with { UserName = user }),
        Of(IamState.SshPublicKeys, key => key.Id, DeleteConflicts.Referenced, (key, user) => key with { UserName = user }),
    ];

    /// <summary>Why a user that has one cannot be deleted.</summary>
    public AwsError Conflict { get; }

    public bool Exists(AccountState state, string user) => _exists(state, user);

    public void Rename(Draft draft, string from, string to) => _rename(draft, from, to);

    /// <param name="kind">The kind.</param>
    /// <param name="key">A resource's key, which may hold the user's name.</param>
    /// <param name="conflict">Why a user that has one cannot be deleted.</param>
    /// <param name="renamed">The resource with another user's name.</param>
    private static Belonging Of<T>(ResourceKind<T> kind, Func<T, string> key, AwsError conflict, Func<T, string, T> renamed) where T : class => new(
        conflict,
        (state, user) => state.FoundBy(kind, CredentialOwner.IndexOf(user)).Any(),
        (draft, from, to) =>
        {
            foreach (var belonging in draft.State.FoundBy(kind, CredentialOwner.IndexOf(from)).ToList())
            {
                draft.Remove(kind, key(belonging));
                draft.Put(kind, renamed(belonging, to));
            }
        });
}
