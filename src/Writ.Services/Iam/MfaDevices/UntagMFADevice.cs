using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class UntagMFADeviceRequest
{
    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagMFADevice. Keys that are not there are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagMFADevice : IWriteOperation<UntagMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(UntagMFADeviceRequest request, Call call) => MfaTarget.Device(call, request.SerialNumber);

    public static Result<NoResponse> Handle(UntagMFADeviceRequest request, Call call, Draft draft)
    {
        if (MfaDevice.Find(draft.State, request.SerialNumber) is not { IsVirtual: true } device)
        {
            return MfaDeviceErrors.NoSuchDevice(request.SerialNumber);
        }

        draft.Put(IamState.MfaDevices, device with { Tags = device.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
