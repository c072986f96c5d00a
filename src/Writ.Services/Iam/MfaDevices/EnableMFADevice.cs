using Writ.Kernel.State;
using Writ.Services.Iam.MfaDevices.SecurityKeys;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class EnableMFADeviceRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Length(6, 6), Pattern(IamPattern.AuthenticationCode), Sensitive]
    public required string AuthenticationCode1 { get; init; }

    [Length(6, 6), Pattern(IamPattern.AuthenticationCode), Sensitive]
    public required string AuthenticationCode2 { get; init; }
}

/// <summary>AWS: IAM API Reference, EnableMFADevice. Two codes that follow each other show that the caller has the device.</summary>
[Operation(IamService.Name)]
public sealed class EnableMFADevice : IWriteOperation<EnableMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(EnableMFADeviceRequest request, Call call) => MfaTarget.Owner(call, request.UserName);

    public static Result<NoResponse> Handle(EnableMFADeviceRequest request, Call call, Draft draft)
    {
        var owner = MfaTarget.Find(request.UserName, call, draft.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        if (MfaDevice.Find(draft.State, request.SerialNumber) is not { } device)
        {
            return MfaDeviceErrors.NoSuchDevice(request.SerialNumber);
        }

        if (device.IsInUse)
        {
            return MfaDeviceErrors.InUse;
        }

        if (draft.State.FoundBy(IamState.MfaDevices, owner.Value.Index).Count() >= IamQuota.MfaDevicesPerUser)
        {
            return IamErrors.QuotaExceeded("MFADevicesPerUser", IamQuota.MfaDevicesPerUser);
        }

        // Counted by user, not by device: the device is nobody's yet, and who may enable any for itself must not lock it for others.
        var attempts = "enabling:" + CreateSecurityKeyChallenge.SubjectOf(owner.Value, draft.State);
        var synchronized = DeviceCodes.Synchronize(
            device, (request.AuthenticationCode1, request.AuthenticationCode2), DeviceCodes.EnablingReach, attempts, call);
        if (synchronized.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.MfaDevices, synchronized.Value with { UserName = owner.Value.UserName, EnableDate = call.Now });
        return NoResponse.Done;
    }
}
