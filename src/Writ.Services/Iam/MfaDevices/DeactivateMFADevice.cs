using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class DeactivateMFADeviceRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }
}

/// <summary>AWS: IAM API Reference, DeactivateMFADevice. A security key, which cannot be anybody else's, is gone then.</summary>
[Operation(IamService.Name)]
public sealed class DeactivateMFADevice : IWriteOperation<DeactivateMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(DeactivateMFADeviceRequest request, Call call) => MfaTarget.Owner(call, request.UserName);

    public static Result<NoResponse> Handle(DeactivateMFADeviceRequest request, Call call, Draft draft)
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

        if (device.SecurityKey is null)
        {
            draft.Put(IamState.MfaDevices, device with { UserName = null, EnableDate = null });
        }
        else
        {
            draft.Remove(IamState.MfaDevices, device.SerialNumber);
        }

        return NoResponse.Done;
    }
}
