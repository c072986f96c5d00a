using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class TagMFADeviceRequest
{
    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagMFADevice. Virtual devices only.</summary>
[Operation(IamService.Name)]
public sealed class TagMFADevice : IWriteOperation<TagMFADeviceRequest, NoResponse>
{
    public static Authorization Authorize(TagMFADeviceRequest request, Call call) => MfaTarget.Device(call, request.SerialNumber);

    public static Result<NoResponse> Handle(TagMFADeviceRequest request, Call call, Draft draft)
    {
        if (MfaDevice.Find(draft.State, request.SerialNumber) is not { IsVirtual: true } device)
        {
            return MfaDeviceErrors.NoSuchDevice(request.SerialNumber);
        }

        var tags = Tagging.Set(device.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.MfaDevices, device with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
