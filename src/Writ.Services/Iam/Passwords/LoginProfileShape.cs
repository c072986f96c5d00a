using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

/// <summary>A login profile on the wire.</summary>
[Shape]
public sealed partial class LoginProfileShape
{
    public required string UserName { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public bool? PasswordResetRequired { get; init; }

    public static LoginProfileShape Of(LoginProfile profile) => new()
    {
        UserName = profile.UserName,
        CreateDate = profile.CreateDate,
        PasswordResetRequired = profile.PasswordResetRequired,
    };

    public static LoginProfileShape Of(RootLogin login) => new() { UserName = RootLogin.UserName, CreateDate = login.CreateDate, PasswordResetRequired = false };
}
