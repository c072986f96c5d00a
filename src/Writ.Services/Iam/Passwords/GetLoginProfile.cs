using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class GetLoginProfileRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial class GetLoginProfileResponse
{
    public required LoginProfileShape LoginProfile { get; init; }
}

/// <summary>AWS: IAM API Reference, GetLoginProfile. Whether a user has a password, and since when.</summary>
[Operation(IamService.Name)]
public sealed class GetLoginProfile : IReadOperation<GetLoginProfileRequest, GetLoginProfileResponse>
{
    public static Authorization Authorize(GetLoginProfileRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<GetLoginProfileResponse> Handle(GetLoginProfileRequest request, Call call)
    {
        if (RootLogin.IsMeant(request.UserName, call))
        {
            return RootLogin.Of(call.State) is { } login
                ? new GetLoginProfileResponse { LoginProfile = LoginProfileShape.Of(login) }
                : PasswordErrors.NoSuchLoginProfile(RootLogin.UserName);
        }

        var profile = LoginProfile.Find(request.UserName, call, call.State);
        return profile.Error is { } error ? error : new GetLoginProfileResponse { LoginProfile = LoginProfileShape.Of(profile.Value) };
    }
}
