using Writ.Services.Iam.MfaDevices;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Sts;

/// <summary>
/// The one-time code of a call, proven against the caller's own device. It is tried once a call and used up by that, whatever
/// becomes of the call, so that what authorization saw and what the session says cannot differ.
/// </summary>
internal static class MfaCheck
{
    private static readonly MfaProof None = new(null, null);

    public static MfaProof Of(string? serialNumber, string? code, Call call) => call.Mfa ??= Try(serialNumber, code, call);

    private static MfaProof Try(string? serialNumber, string? code, Call call)
    {
        if (serialNumber is null && code is null)
        {
            return None;
        }

        if (serialNumber is null || code is null)
        {
            return Refused(StsErrors.MfaIncomplete);
        }

        var owner = CredentialOwner.Find(null, call, call.State);
        if (owner.Error is not null || MfaDevice.FindOf(owner.Value, call.State, serialNumber) is not { SealedSeed: not null } device)
        {
            return Refused(StsErrors.MfaNotOfCaller);
        }

        return DeviceCodes.TrySpend(device, code, call) ? new MfaProof(call.Now, null) : Refused(StsErrors.MfaFailed);
    }

    private static MfaProof Refused(AwsError why) => new(null, why);
}
