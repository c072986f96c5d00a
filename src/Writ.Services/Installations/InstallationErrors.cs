using Writ.Wire.Errors;

namespace Writ.Services.Installations;

/// <summary>What Writ's own service answers.</summary>
internal static class InstallationErrors
{
    public static AwsError OtherAccount { get; } = new("AccessDeniedException", "Only the account that the installation began with manages its accounts.");

    public static AwsError EmailTaken(string email) => new("ConflictException", $"Another account has the address {email}.");

    public static AwsError AccountExists(string account) => new("ConflictException", $"The account {account} exists already.");

    public static AwsError NoSuchAccount(string account) => new("NotFoundException", $"There is no account {account}.");

    public static AwsError NoEmailUpdate(string account) => new("NotFoundException", $"No update of the address of the account {account} waits for its code.");

    public static AwsError NoSuchKey(string key) => new("NotFoundException", $"The account's root has no access key {key}.");

    public static AwsError KeysExceeded(int limit) => new("LimitExceededException", $"The account's root has {limit} access keys already.");
}
