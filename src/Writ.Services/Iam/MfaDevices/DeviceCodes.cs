using System.Security.Cryptography;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>
/// Takes the codes of a device: each once, and after too many wrong ones none for a while. What was taken is remembered in
/// memory; of the time before the process started only what enabled or synchronized the device is known, so until all
/// codes that can have been taken then are past, none is.
/// </summary>
internal static class DeviceCodes
{
    /// <summary>Steps by which a code may be early or late.</summary>
    private const int Tolerance = 1;

    /// <summary>Steps within which two codes are looked for when a device is enabled: ten minutes.</summary>
    public const int EnablingReach = 20;

    /// <summary>Steps within which two codes are looked for when it is synchronized: two hours.</summary>
    public const int ResyncReach = 240;

    /// <summary>Takes one code of a device in use.</summary>
    public static bool TrySpend(MfaDevice device, string code, Call call)
    {
        if (!call.Platform.Codes.MayTry(device.Id, call.Now) || !TryOpenSeed(device, call, out var seed))
        {
            return false;
        }

        var step = Totp.Find(seed, code, Totp.StepOf(call.Now) + device.Drift, Tolerance);
        CryptographicOperations.ZeroMemory(seed);
        return step is { } found && call.Platform.Codes.TrySpend(device.Id, found, device.LastStep, UnknownFloor(device, call));
    }

    /// <summary>Takes two codes that follow each other; the device as it is synchronized by them.</summary>
    /// <param name="device">The device.</param>
    /// <param name="codes">The earlier code and the later one.</param>
    /// <param name="reach">By how many steps they may be off.</param>
    /// <param name="attempts">By what wrong codes are counted.</param>
    /// <param name="call">The call.</param>
    public static Result<MfaDevice> Synchronize(MfaDevice device, (string First, string Second) codes, int reach, string attempts, Call call)
    {
        if (!call.Platform.Codes.MayTry(attempts, call.Now))
        {
            return MfaDeviceErrors.TooManyCodes;
        }

        if (!TryOpenSeed(device, call, out var seed))
        {
            return MfaDeviceErrors.InvalidCode;
        }

        var now = Totp.StepOf(call.Now);
        var step = Totp.FindPair(seed, codes.First, codes.Second, now, reach);
        CryptographicOperations.ZeroMemory(seed);
        if (step is not { } found || !call.Platform.Codes.TrySpend(device.Id, found, device.LastStep, UnknownFloor(device, call)))
        {
            return MfaDeviceErrors.InvalidCode;
        }

        call.Platform.Codes.Succeeded(attempts);
        var drift = (int)(found - now);
        return device with { LastStep = found, Drift = Math.Abs(drift) <= Tolerance ? 0 : drift };
    }

    // A device that never was in use has had no code taken.
    private static long UnknownFloor(MfaDevice device, Call call) =>
        device.LastStep == 0 ? 0 : Totp.StepOf(call.Platform.Codes.Started) + device.Drift + Tolerance;

    private static bool TryOpenSeed(MfaDevice device, Call call, out byte[] seed)
    {
        seed = [];
        return device.SealedSeed is { } box && call.Platform.Vault.TryOpen(MfaDevice.VaultPurpose, box, device.Id, out seed);
    }
}
