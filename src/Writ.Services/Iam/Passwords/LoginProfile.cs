using System.Collections.Immutable;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>A user's password, with those it had before.</summary>
public sealed record LoginProfile
{
    /// <summary>How many passwords are remembered, the present one included: as many as a policy may forbid to use again.</summary>
    public const int Remembered = 24;

    public const string PasswordPattern = IamPattern.PolicyDocument;

    public required string UserName { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When the present password was set, from which its age counts.</summary>
    public required DateTimeOffset PasswordDate { get; init; }

    public bool PasswordResetRequired { get; init; }

    /// <summary>One for all passwords of the profile, so that a new one is compared with all of them by deriving it once.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The present one first, then those before it.</summary>
    public required ImmutableList<PasswordHash> Passwords { get; init; }

    /// <summary>With another password in force.</summary>
    public LoginProfile With(PasswordHash password, DateTimeOffset now) => this with
    {
        Passwords = [password, .. Passwords.Take(Remembered - 1)],
        PasswordDate = now,
    };

    /// <summary>The user whose password an operation means: the one named, or the caller.</summary>
    internal static Result<User> FindUser(string? requested, Call call, AccountState state)
    {
        if (requested is null)
        {
            return CallingUser.Find(call, state) is { } caller ? caller : IamErrors.MustSpecifyUserName;
        }

        return state.Get(IamState.Users, requested) is { } user ? user : IamErrors.NoSuchUser(requested);
    }

    /// <summary>The password of the user named, or of the caller.</summary>
    internal static Result<LoginProfile> Find(string? requested, Call call, AccountState state)
    {
        var user = FindUser(requested, call, state);
        return user.Error is { } error ? error
            : state.Get(IamState.LoginProfiles, user.Value.Name) is { } profile ? profile
            : PasswordErrors.NoSuchLoginProfile(user.Value.Name);
    }
}
