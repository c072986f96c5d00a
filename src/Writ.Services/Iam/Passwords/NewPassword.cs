using System.Collections.Immutable;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>A password made ready outside the writer lock: checked against the policy, derived and sealed.</summary>
/// <param name="UserId">Whose, by unique id.</param>
/// <param name="Salt">The salt of its profile.</param>
/// <param name="Hash">The password; null when it stays as it is.</param>
/// <param name="Replaces">The profile it was made for; null for a new one.</param>
/// <param name="Policy">The account's policy it was checked against.</param>
public sealed record NewPassword(string UserId, byte[] Salt, PasswordHash? Hash, LoginProfile? Replaces, PasswordPolicy? Policy)
{
    /// <summary>No password is set.</summary>
    internal static NewPassword None { get; } = new("", [], null, null, null);

    /// <summary>The first password of a user.</summary>
    internal static async ValueTask<Result<NewPassword>> FirstAsync(User user, string password, Call call, CancellationToken cancellation)
    {
        if (PasswordRules.Check(password, call.State) is { } violation)
        {
            return violation;
        }

        var platform = call.Platform;
        var salt = new byte[PasswordHasher.SaltBytes];
        call.Ids.Fill(salt);
        var scheme = platform.Passwords.Current;
        var made = await DerivedPassword.OfAsync(platform.Passwords, password, salt, [scheme], cancellation).ConfigureAwait(false);
        if (made.Error is { } error)
        {
            return error;
        }

        using var derived = made.Value;
        return new NewPassword(user.Id, salt, derived.Seal(scheme, platform.Vault, user.Id), null, PasswordPolicy.Of(call.State));
    }

    /// <summary>Another password of a user; none of those that the policy forbids to use again.</summary>
    /// <param name="profile">The user's present one.</param>
    /// <param name="password">The new one, which conforms to the policy's other rules.</param>
    /// <param name="forbidden">How many of the profile's passwords it must not be, the present one first.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Gives up.</param>
    internal static async ValueTask<Result<NewPassword>> NextAsync(
        LoginProfile profile, string password, int forbidden, Call call, CancellationToken cancellation)
    {
        if (call.State.Get(IamState.Users, profile.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(profile.UserName);
        }

        var platform = call.Platform;
        var scheme = platform.Passwords.Current;
        var former = profile.Passwords.Take(forbidden).ToImmutableArray();
        var made = await DerivedPassword
            .OfAsync(platform.Passwords, password, profile.Salt, [scheme, .. former.Select(hash => hash.Scheme)], cancellation).ConfigureAwait(false);
        if (made.Error is { } error)
        {
            return error;
        }

        using var derived = made.Value;
        return former.Any(hash => derived.Matches(hash, platform.Vault, user.Id))
            ? PasswordErrors.Reused
            : new NewPassword(user.Id, profile.Salt, derived.Seal(scheme, platform.Vault, user.Id), profile, PasswordPolicy.Of(call.State));
    }

    /// <summary>The profile it goes into, when neither that nor the policy has changed since it was made ready.</summary>
    internal Result<LoginProfile> Present(Draft draft)
    {
        if (Replaces is not { } profile || draft.State.FoundBy(IamState.Users, UserId).FirstOrDefault() is not { } user)
        {
            return IamErrors.NoSuchUser(Replaces?.UserName ?? UserId);
        }

        return draft.Get(IamState.LoginProfiles, user.Name) is not { } present ? PasswordErrors.NoSuchLoginProfile(user.Name)
            : ReferenceEquals(present, profile) && ReferenceEquals(PasswordPolicy.Of(draft.State), Policy) ? present
            : PasswordErrors.Unmodifiable(user.Name);
    }
}
