using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>What operations on MFA devices ask about, and whose device they mean.</summary>
internal static class MfaTarget
{
    /// <summary>What root calls itself where a name is demanded, as long as no user is called so.</summary>
    public const string Root = "root";

    /// <summary>What AWS calls root's device.</summary>
    public const string RootDevice = "root-account-mfa-device";

    /// <summary>The user who has the device, or is to get it.</summary>
    public static Authorization Owner(Call call, string? userName) => IamTarget.User(call, IsRoot(userName, call, call.State) ? null : userName);

    /// <summary>A device by its serial number, which need not be an ARN.</summary>
    public static Authorization Device(Call call, string serialNumber) =>
        Authorization.On(ArnOf(call, serialNumber), MfaDevice.Find(call.State, serialNumber)?.Tags);

    public static Result<CredentialOwner> Find(string? userName, Call call, AccountState state) =>
        CredentialOwner.Find(IsRoot(userName, call, state) ? null : userName, call, state);

    public static string ArnOf(Call call, string serialNumber) =>
        serialNumber.StartsWith("arn:", StringComparison.Ordinal) ? serialNumber : $"arn:aws:iam::{call.Account}:mfa/{serialNumber}";

    private static bool IsRoot(string? userName, Call call, AccountState state) =>
        userName == Root && call.Principal.IsRoot && state.Get(IamState.Users, Root) is null;
}
