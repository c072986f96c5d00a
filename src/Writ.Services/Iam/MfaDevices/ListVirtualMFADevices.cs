using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class ListVirtualMFADevicesRequest
{
    [OneOf("Assigned", "Unassigned", "Any")]
    public string? AssignmentStatus { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListVirtualMFADevicesResponse
{
    public required IReadOnlyList<VirtualMFADeviceShape> VirtualMFADevices { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListVirtualMFADevices. Seeds are shown to nobody after the device was made.</summary>
[Operation(IamService.Name)]
public sealed class ListVirtualMFADevices : IReadOperation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>
{
    public static Authorization Authorize(ListVirtualMFADevicesRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListVirtualMFADevicesResponse> Handle(ListVirtualMFADevicesRequest request, Call call)
    {
        var devices = call.State.All(IamState.MfaDevices).Values.Where(device => device.IsVirtual && IsMeant(device, request.AssignmentStatus));
        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, devices, MfaDevice.PageKey);
        return page.Error is { } error ? error : new ListVirtualMFADevicesResponse
        {
            VirtualMFADevices = [.. page.Value.Items.Select(device => VirtualMFADeviceShape.Listed(device, call.State, call))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }

    private static bool IsMeant(MfaDevice device, string? status) => status switch
    {
        "Assigned" => device.IsInUse,
        "Unassigned" => !device.IsInUse,
        _ => true,
    };
}
