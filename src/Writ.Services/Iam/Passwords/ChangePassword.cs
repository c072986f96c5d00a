using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class ChangePasswordRequest
{
    [Length(1, 128), Pattern(LoginProfile.PasswordPattern), Sensitive]
    public required string OldPassword { get; init; }

    [Length(1, 128), Pattern(LoginProfile.PasswordPattern), Sensitive]
    public required string NewPassword { get; init; }
}

/// <summary>AWS: IAM API Reference, ChangePassword. Users alone, each its own, expired ones too.</summary>
[Operation(IamService.Name)]
public sealed class ChangePassword : IPreparedWriteOperation<ChangePasswordRequest, NoResponse, NewPassword>
{
    public static Authorization Authorize(ChangePasswordRequest request, Call call) => IamTarget.User(call, null);

    public static async ValueTask<Result<NewPassword>> PrepareAsync(ChangePasswordRequest request, Call call, CancellationToken cancellation)
    {
        if (CallingUser.Find(call, call.State) is not { } user)
        {
            return PasswordErrors.OnlyUsers;
        }

        if (call.State.Get(IamState.LoginProfiles, user.Name) is not { } profile)
        {
            return PasswordErrors.NoSuchLoginProfile(user.Name);
        }

        if (PasswordRules.Check(request.NewPassword, call.State) is { } violation)
        {
            return violation;
        }

        return call.Platform.PasswordGuesses.TryBegin(user.Id, call.Now)
            ? await CompareAsync(request, user, profile, call, cancellation).ConfigureAwait(false)
            : PasswordErrors.TooManyAttempts;
    }

    public static Result<NoResponse> Handle(ChangePasswordRequest request, Call call, Draft draft, NewPassword prepared)
    {
        var present = prepared.Present(draft);
        if (present.Error is { } error)
        {
            return error;
        }

        var profile = prepared.Hash is { } hash ? present.Value.With(hash, call.Now) : present.Value;
        draft.Put(IamState.LoginProfiles, profile with { PasswordResetRequired = false });
        return NoResponse.Done;
    }

    // The attempt has begun; here it ends.
    private static async ValueTask<Result<NewPassword>> CompareAsync(
        ChangePasswordRequest request, User user, LoginProfile profile, Call call, CancellationToken cancellation)
    {
        bool? isRight = false;
        try
        {
            var old = await SignIn.IsPresentAsync(call.Platform, user, profile, request.OldPassword, cancellation).ConfigureAwait(false);
            isRight = old.Error is null ? old.Value : null;
            if (old.Error is { } busy)
            {
                return busy;
            }

            // Only who knows the old password is told whether the new one was used before.
            var forbidden = Math.Max(1, PasswordPolicy.Of(call.State)?.PasswordReusePrevention ?? 0); // a change to the same password is none
            return old.Value
                ? await NewPassword.NextAsync(profile, request.NewPassword, forbidden, call, cancellation).ConfigureAwait(false)
                : PasswordErrors.WrongOldPassword;
        }
        finally
        {
            call.Platform.PasswordGuesses.End(user.Id, isRight);
        }
    }
}
