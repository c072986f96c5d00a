using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>What a password given at sign-in is worth.</summary>
public enum PasswordVerdict
{
    /// <summary>Not the user's password, or no such user, or it has none: nobody is told which.</summary>
    Wrong = 0,

    Ok,

    /// <summary>Right, but of use only to set another: a reset was asked for, or it is too old.</summary>
    MustChange,

    /// <summary>Right, but too old where only an administrator may set another.</summary>
    Expired,
}

/// <summary>Compares passwords with those of users. How often somebody may try is for the caller to bound.</summary>
public static class SignIn
{
    private const string NobodysId = "nobody";

    private static readonly byte[] NobodysSalt = new byte[PasswordHasher.SaltBytes];

    /// <summary>Takes as long for names that nobody has. An error says that too many passwords are being compared.</summary>
    public static async ValueTask<Result<PasswordVerdict>> VerifyAsync(
        Platform platform, AccountState state, string userName, string password, CancellationToken cancellation)
    {
        var user = state.Get(IamState.Users, userName);
        var profile = user is null ? null : state.Get(IamState.LoginProfiles, user.Name);
        if (user is null || profile is null)
        {
            var made = await DerivedPassword
                .OfAsync(platform.Passwords, password, NobodysSalt, [platform.Passwords.Current], cancellation).ConfigureAwait(false);
            if (made.Error is { } busy)
            {
                return busy;
            }

            using var derived = made.Value;
            derived.Seal(platform.Passwords.Current, platform.Vault, NobodysId);
            return PasswordVerdict.Wrong;
        }

        var isPresent = await IsPresentAsync(platform, user, profile, password, cancellation).ConfigureAwait(false);
        return isPresent.Error is { } error ? error
            : isPresent.Value ? Standing(profile, PasswordPolicy.Of(state), platform.Time.GetUtcNow())
            : PasswordVerdict.Wrong;
    }

    /// <summary>Notes that the user signed in with its password: part of the write that records the sign-in.</summary>
    public static void Note(Draft draft, User user, DateTimeOffset now) => draft.Put(IamState.Users, user with { PasswordLastUsed = now });

    /// <summary>Whether it is the password in force.</summary>
    internal static async ValueTask<Result<bool>> IsPresentAsync(
        Platform platform, User user, LoginProfile profile, string password, CancellationToken cancellation)
    {
        var present = profile.Passwords[0];
        var made = await DerivedPassword.OfAsync(platform.Passwords, password, profile.Salt, [present.Scheme], cancellation).ConfigureAwait(false);
        if (made.Error is { } error)
        {
            return error;
        }

        using var derived = made.Value;
        return derived.Matches(present, platform.Vault, user.Id);
    }

    private static PasswordVerdict Standing(LoginProfile profile, PasswordPolicy? policy, DateTimeOffset now)
    {
        if (policy is not null && policy.IsExpired(profile.PasswordDate, now))
        {
            return policy.HardExpiry == true ? PasswordVerdict.Expired : PasswordVerdict.MustChange;
        }

        return profile.PasswordResetRequired ? PasswordVerdict.MustChange : PasswordVerdict.Ok;
    }
}
