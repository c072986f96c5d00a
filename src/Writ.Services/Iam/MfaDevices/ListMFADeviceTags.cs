using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class ListMFADeviceTagsRequest
{
    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListMFADeviceTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListMFADeviceTags. Ordered by key.</summary>
[Operation(IamService.Name)]
public sealed class ListMFADeviceTags : IReadOperation<ListMFADeviceTagsRequest, ListMFADeviceTagsResponse>
{
    public static Authorization Authorize(ListMFADeviceTagsRequest request, Call call) => MfaTarget.Device(call, request.SerialNumber);

    public static Result<ListMFADeviceTagsResponse> Handle(ListMFADeviceTagsRequest request, Call call)
    {
        if (MfaDevice.Find(call.State, request.SerialNumber) is not { IsVirtual: true } device)
        {
            return MfaDeviceErrors.NoSuchDevice(request.SerialNumber);
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, device.Tags, tag => tag.Key);
        return page.Error is { } error ? error : new ListMFADeviceTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
