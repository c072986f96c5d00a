using Writ.Wire.Errors;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>What AWS says of MFA devices.</summary>
internal static class MfaDeviceErrors
{
    public static AwsError Exists { get; } = IamErrors.EntityAlreadyExists("MFADevice entity at the same path and name already exists.");

    public static AwsError InUse { get; } = IamErrors.EntityAlreadyExists("MFA Device is already in use.");

    public static AwsError MustDeactivate { get; } = IamErrors.DeleteConflict("MFA VirtualDevice in use. Must deactivate first.");

    public static AwsError NotOfUser { get; } = IamErrors.NoSuchEntity("MFA Device invalid for user.");

    public static AwsError InvalidCode { get; } = new("InvalidAuthenticationCode", "Authentication code for device is not valid.", 403);

    public static AwsError TooManyCodes { get; } =
        new("EntityTemporarilyUnmodifiable", "Too many authentication codes for device were not valid. Try again after an hour.", 409);

    public static AwsError InvalidSeed { get; } = IamErrors.InvalidInput("The seed must be base32 of 16 to 64 bytes.");

    public static AwsError SerialTooLong { get; } = IamErrors.Validation("The path and name of a virtual MFA device must make a serial number of at most 256 characters.");

    public static AwsError NoSuchDevice(string serialNumber) => IamErrors.NoSuchEntity($"VirtualMFADevice with serial number {serialNumber} doesn't exist.");

    public static AwsError KeyRefused(string why) => new("InvalidAuthenticationCode", $"The security key's answer is not valid: {why}.", 403);
}
