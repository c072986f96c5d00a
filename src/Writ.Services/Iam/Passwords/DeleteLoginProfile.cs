using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class DeleteLoginProfileRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteLoginProfile. Takes the password away; keys go on working.</summary>
[Operation(IamService.Name)]
public sealed class DeleteLoginProfile : IWriteOperation<DeleteLoginProfileRequest, NoResponse>
{
    public static Authorization Authorize(DeleteLoginProfileRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteLoginProfileRequest request, Call call, Draft draft)
    {
        if (RootLogin.IsMeant(request.UserName, call))
        {
            return OfRoot(draft);
        }

        var profile = LoginProfile.Find(request.UserName, call, draft.State);
        if (profile.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.LoginProfiles, profile.Value.UserName);
        return NoResponse.Done;
    }

    private static Result<NoResponse> OfRoot(Draft draft)
    {
        if (RootLogin.Of(draft.State) is null)
        {
            return PasswordErrors.NoSuchLoginProfile(RootLogin.UserName);
        }

        draft.Remove(IamState.RootLogins, RootLogin.Key);
        return NoResponse.Done;
    }
}
