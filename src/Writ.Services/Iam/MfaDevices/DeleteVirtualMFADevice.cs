using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class DeleteVirtualMFADeviceRequest
{
    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteVirtualMFADevice. Takes hardware tokens too, which were imported.</summary>
[Operation(IamService.Name)]
public sealed class DeleteVirtualMFADevice : IWriteOperation<DeleteVirtualMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(DeleteVirtualMFADeviceRequest request, Call call) =>
        call.Principal.Caller.Kind == CallerKind.AssumedRootSession && request.SerialNumber == MfaTarget.ArnOf(call, MfaTarget.RootDevice)
            ? Authorization.On(call.Principal.Arn)
            : MfaTarget.Device(call, request.SerialNumber);

    public static Result<NoResponse> Handle(DeleteVirtualMFADeviceRequest request, Call call, Draft draft)
    {
        if (MfaDevice.Find(draft.State, request.SerialNumber) is not { SecurityKey: null } device)
        {
            return MfaDeviceErrors.NoSuchDevice(request.SerialNumber);
        }

        if (device.IsInUse)
        {
            return MfaDeviceErrors.MustDeactivate;
        }

        draft.Remove(IamState.MfaDevices, device.SerialNumber);
        return NoResponse.Done;
    }
}
