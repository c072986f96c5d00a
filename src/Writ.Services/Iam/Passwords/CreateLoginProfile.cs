using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class CreateLoginProfileRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 128), Pattern(LoginProfile.PasswordPattern), Sensitive]
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }
}

[Shape]
public sealed partial class CreateLoginProfileResponse
{
    public required LoginProfileShape LoginProfile { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateLoginProfile. Gives a user its password.</summary>
[Operation(IamService.Name)]
public sealed class CreateLoginProfile : IPreparedWriteOperation<CreateLoginProfileRequest, CreateLoginProfileResponse, NewPassword>
{
    public static Authorization Authorize(CreateLoginProfileRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static async ValueTask<Result<NewPassword>> PrepareAsync(CreateLoginProfileRequest request, Call call, CancellationToken cancellation)
    {
        if (RootLogin.IsMeant(request.UserName, call))
        {
            return request.Password is null ? NewPassword.None : PasswordErrors.PasswordOfRoot;
        }

        var user = LoginProfile.FindUser(request.UserName, call, call.State);
        if (user.Error is { } error)
        {
            return error;
        }

        // The model lets it be left out for root alone.
        if (request.Password is not { } password)
        {
            return PasswordErrors.PasswordMissing;
        }

        return call.State.Get(IamState.LoginProfiles, user.Value.Name) is not null
            ? PasswordErrors.LoginProfileExists(user.Value.Name)
            : await NewPassword.FirstAsync(user.Value, password, call, cancellation).ConfigureAwait(false);
    }

    public static Result<CreateLoginProfileResponse> Handle(CreateLoginProfileRequest request, Call call, Draft draft, NewPassword prepared)
    {
        if (RootLogin.IsMeant(request.UserName, call))
        {
            return OfRoot(call, draft);
        }

        if (prepared.Hash is not { } hash || draft.State.FoundBy(IamState.Users, prepared.UserId).FirstOrDefault() is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName ?? call.Principal.Caller.Name ?? "");
        }

        if (draft.Get(IamState.LoginProfiles, user.Name) is not null)
        {
            return PasswordErrors.LoginProfileExists(user.Name);
        }

        // The policy may have become stricter since.
        if (PasswordRules.Check(request.Password ?? "", draft.State) is { } violation)
        {
            return violation;
        }

        var profile = new LoginProfile
        {
            UserName = user.Name,
            CreateDate = call.Now,
            PasswordDate = call.Now,
            PasswordResetRequired = request.PasswordResetRequired ?? false,
            Salt = prepared.Salt,
            Passwords = [hash],
        };
        draft.Put(IamState.LoginProfiles, profile);
        return new CreateLoginProfileResponse { LoginProfile = LoginProfileShape.Of(profile) };
    }

    private static Result<CreateLoginProfileResponse> OfRoot(Call call, Draft draft)
    {
        if (RootLogin.Of(draft.State) is not null)
        {
            return PasswordErrors.LoginProfileExists(RootLogin.UserName);
        }

        var login = new RootLogin { CreateDate = call.Now };
        draft.Put(IamState.RootLogins, login);
        return new CreateLoginProfileResponse { LoginProfile = LoginProfileShape.Of(login) };
    }
}
