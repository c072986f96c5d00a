using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

/// <summary>The account's password policy on the wire; optional settings that were left out are not shown.</summary>
[Shape]
public sealed partial class PasswordPolicyShape
{
    public int? MinimumPasswordLength { get; init; }

    public bool? RequireSymbols { get; init; }

    public bool? RequireNumbers { get; init; }

    public bool? RequireUppercaseCharacters { get; init; }

    public bool? RequireLowercaseCharacters { get; init; }

    public bool? AllowUsersToChangePassword { get; init; }

    public bool? ExpirePasswords { get; init; }

    public int? MaxPasswordAge { get; init; }

    public int? PasswordReusePrevention { get; init; }

    public bool? HardExpiry { get; init; }

    public static PasswordPolicyShape Of(PasswordPolicy policy) => new()
    {
        MinimumPasswordLength = policy.MinimumPasswordLength,
        RequireSymbols = policy.RequireSymbols,
        RequireNumbers = policy.RequireNumbers,
        RequireUppercaseCharacters = policy.RequireUppercaseCharacters,
        RequireLowercaseCharacters = policy.RequireLowercaseCharacters,
        AllowUsersToChangePassword = policy.AllowUsersToChangePassword,
        ExpirePasswords = policy.MaxPasswordAge is not null,
        MaxPasswordAge = policy.MaxPasswordAge,
        PasswordReusePrevention = policy.PasswordReusePrevention,
        HardExpiry = policy.HardExpiry,
    };
}
