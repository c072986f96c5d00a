using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class ResyncMFADeviceRequest
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

/// <summary>AWS: IAM API Reference, ResyncMFADevice. Two codes that follow each other tell by how much the device's clock is off.</summary>
[Operation(IamService.Name)]
public sealed class ResyncMFADevice : IWriteOperation<ResyncMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(ResyncMFADeviceRequest request, Call call) => MfaTarget.Owner(call, request.UserName);

    public static Result<NoResponse> Handle(ResyncMFADeviceRequest request, Call call, Draft draft)
    {
        var owner = MfaTarget.Find(request.UserName, call, draft.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        if (MfaDevice.FindOf(owner.Value, draft.State, request.SerialNumber) is not { } device)
        {
            return MfaDevice.Find(draft.State, request.SerialNumber) is null ? MfaDeviceErrors.NoSuchDevice(request.SerialNumber) : MfaDeviceErrors.NotOfUser;
        }

        var synchronized = DeviceCodes.Synchronize(device, (request.AuthenticationCode1, request.AuthenticationCode2), DeviceCodes.ResyncReach, device.Id, call);
        if (synchronized.Error is { } error)
        {
            // The model has no error of this operation for a device that is left alone for a while.
            return error == MfaDeviceErrors.TooManyCodes ? MfaDeviceErrors.InvalidCode : error;
        }

        draft.Put(IamState.MfaDevices, synchronized.Value);
        return NoResponse.Done;
    }
}
