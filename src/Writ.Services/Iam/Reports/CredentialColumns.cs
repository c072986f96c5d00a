using System.Globalization;
using Writ.Services.Iam.MfaDevices;
using Writ.Services.Iam.Passwords;

namespace Writ.Services.Iam.Reports;

/// <param name="Name">The column's name in the first line.</param>
/// <param name="Value">What a row has in it.</param>
internal sealed record CredentialColumn(string Name, Func<CredentialRow, string> Value);

/// <summary>
/// The columns of the credential report (AWS: IAM User Guide, credential reports) in AWS's order. Each reads its value from the
/// account's state; a kind of credential is connected to the report by its functions here and nowhere else.
/// </summary>
internal static class CredentialColumns
{
    private const string None = "N/A";
    private const string NoInformation = "no_information";
    private const string NotSupported = "not_supported";

    public static IReadOnlyList<CredentialColumn> All { get; } =
    [
        new("user", row => row.User?.Name ?? "<root_account>"),
        new("arn", row => row.User?.Arn(row.State.Id) ?? $"arn:aws:iam::{row.State.Id}:root"),
        new("user_creation_time", row => Time(row.Created)),
        .. Password(),
        new("mfa_active", HasMfa),
        .. Key(1),
        .. Key(2),
        .. Certificate(1),
        .. Certificate(2),
        new("additional_credentials_info", _ => None), // quotas allow two keys and two certificates, which all have columns
    ];

    // Nobody signs in as root with a password.
    private static CredentialColumn[] Password() =>
    [
        new("password_enabled", row => row.User is null ? NotSupported : Truth(row.Password is not null)),
        new("password_last_used", row => row.User is { } user ? OfPassword(row, _ => user.PasswordLastUsed, NoInformation) : NoInformation),
        new("password_last_changed", row => row.User is null ? NotSupported : OfPassword(row, password => password.PasswordDate, None)),
        new("password_next_rotation", row => row.User is null ? NotSupported : OfPassword(row, password => NextRotation(row, password), None)),
    ];

    /// <summary>A time of the row's password; N/A for a user without one.</summary>
    private static string OfPassword(CredentialRow row, Func<LoginProfile, DateTimeOffset?> time, string unknown) =>
        row.Password is not { } password ? None : time(password) is { } known ? Time(known) : unknown;

    private static DateTimeOffset? NextRotation(CredentialRow row, LoginProfile password) =>
        PasswordPolicy.Of(row.State)?.MaxPasswordAge is { } days ? password.PasswordDate.AddDays(days) : null;

    private static string HasMfa(CredentialRow row) => Truth(MfaDevice.IsEnabledFor(row.State, row.User?.Name));

    private static CredentialColumn[] Key(int number) =>
    [
        new($"access_key_{number}_active", row => Truth(row.Key(number)?.IsActive == true)),
        new($"access_key_{number}_last_rotated", row => Time(row.Key(number)?.CreateDate)),
        new($"access_key_{number}_last_used_date", row => Time(row.UseOf(number)?.Time)),
        new($"access_key_{number}_last_used_region", row => row.UseOf(number)?.Region ?? None),
        new($"access_key_{number}_last_used_service", row => row.UseOf(number) is { } use ? LastUses.Namespace(use) : None),
    ];

    private static CredentialColumn[] Certificate(int number) =>
    [
        new($"cert_{number}_active", row => Truth(row.Certificate(number)?.IsActive == true)),
        new($"cert_{number}_last_rotated", row => Time(row.Certificate(number)?.UploadDate)),
    ];

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture) ?? None;
}
