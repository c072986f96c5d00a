using Writ.Kernel.State;

namespace Writ.Services.Iam.Passwords;

/// <summary>The account's own rules for the passwords of its users. Without one, those of AWS's default policy hold.</summary>
public sealed record PasswordPolicy
{
    /// <summary>An account has at most one.</summary>
    public const string Key = "PasswordPolicy";

    public const int DefaultMinimumLength = 6;

    public required int MinimumPasswordLength { get; init; }

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercaseCharacters { get; init; }

    public bool RequireLowercaseCharacters { get; init; }

    /// <summary>Every user may change its own password and read this policy, whatever its own policies grant.</summary>
    public bool AllowUsersToChangePassword { get; init; }

    /// <summary>In days; null when passwords do not expire.</summary>
    public int? MaxPasswordAge { get; init; }

    /// <summary>How many passwords may not be used again, the present one included; null for none.</summary>
    public int? PasswordReusePrevention { get; init; }

    /// <summary>Null when it was left out, which means no.</summary>
    public bool? HardExpiry { get; init; }

    public static PasswordPolicy? Of(AccountState state) => state.Get(IamState.PasswordPolicies, Key);

    /// <summary>Whether a password set at that time is too old now.</summary>
    public bool IsExpired(DateTimeOffset set, DateTimeOffset now) => MaxPasswordAge is { } days && now - set >= TimeSpan.FromDays(days);
}
