using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class UpdateLoginProfileRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 128), Pattern(LoginProfile.PasswordPattern), Sensitive]
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateLoginProfile. What is left out stays as it is.</summary>
[Operation(IamService.Name)]
public sealed class UpdateLoginProfile : IPreparedWriteOperation<UpdateLoginProfileRequest, NoResponse, NewPassword>
{
    public static Authorization Authorize(UpdateLoginProfileRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static async ValueTask<Result<NewPassword>> PrepareAsync(UpdateLoginProfileRequest request, Call call, CancellationToken cancellation)
    {
        var profile = LoginProfile.Find(request.UserName, call, call.State);
        var user = LoginProfile.FindUser(request.UserName, call, call.State);
        if ((user.Error ?? profile.Error) is { } error)
        {
            return error;
        }

        var policy = PasswordPolicy.Of(call.State);
        if (request.Password is not { } password)
        {
            return new NewPassword(user.Value.Id, profile.Value.Salt, null, profile.Value, policy);
        }

        return PasswordRules.Check(password, call.State) is { } violation
            ? violation
            : await NewPassword.NextAsync(profile.Value, password, policy?.PasswordReusePrevention ?? 0, call, cancellation).ConfigureAwait(false);
    }

    public static Result<NoResponse> Handle(UpdateLoginProfileRequest request, Call call, Draft draft, NewPassword prepared)
    {
        var present = prepared.Present(draft);
        if (present.Error is { } error)
        {
            return error;
        }

        var profile = prepared.Hash is { } hash ? present.Value.With(hash, call.Now) : present.Value;
        draft.Put(IamState.LoginProfiles, profile with { PasswordResetRequired = request.PasswordResetRequired ?? profile.PasswordResetRequired });
        return NoResponse.Done;
    }
}
