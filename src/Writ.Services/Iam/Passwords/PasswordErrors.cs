using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>What IAM says of passwords and their policy.</summary>
internal static class PasswordErrors
{
    public static AwsError OnlyUsers { get; } = new("InvalidUserType", "Only IAM Users can change their own password.");

    public static AwsError WrongOldPassword { get; } = new("AccessDenied", "The old password was incorrect.", 403);

    public static AwsError TooManyAttempts { get; } =
        IamErrors.LimitExceeded("Too many attempts to change the password with an incorrect old password. Try again later.");

    /// <summary>What AWS says to all who call too often; clients wait and try again.</summary>
    public static AwsError TooManyAtOnce { get; } = new("Throttling", "Rate exceeded");

    public static AwsError Reused { get; } = Violation("Policy constraint violation with password reuse prevention during password change.");

    public static AwsError PasswordMissing { get; } =
        IamErrors.Validation("1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null");

    public static AwsError PasswordOfRoot { get; } = IamErrors.Validation("Password must be omitted in a root session.");

    public static AwsError NoAccountPolicy { get; } = IamErrors.NoSuchEntity("The account policy with name PasswordPolicy cannot be found.");

    public static AwsError NoPasswordPolicy(string account) => IamErrors.NoSuchEntity($"The Password Policy with domain name {account} cannot be found.");

    public static AwsError NoSuchLoginProfile(string user) => IamErrors.NoSuchEntity($"Login Profile for User {user} cannot be found.");

    public static AwsError LoginProfileExists(string user) => IamErrors.EntityAlreadyExists($"Login Profile for user {user} already exists.");

    public static AwsError Unmodifiable(string user) =>
        new("EntityTemporarilyUnmodifiable", $"Login Profile for User {user} cannot be modified while login profile is being created.", 409);

    public static AwsError Violation(string message) => new("PasswordPolicyViolation", message);
}
