using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class ListMFADevicesRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListMFADevicesResponse
{
    public required IReadOnlyList<MFADeviceShape> MFADevices { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A device of a user on the wire.</summary>
[Shape]
public sealed partial class MFADeviceShape
{
    public required string UserName { get; init; }

    public required string SerialNumber { get; init; }

    public required DateTimeOffset EnableDate { get; init; }

    internal static MFADeviceShape Of(MfaDevice device) => new()
    {
        UserName = device.UserName ?? MfaTarget.Root,
        SerialNumber = device.SerialNumber,
        EnableDate = device.EnableDate ?? default,
    };
}

/// <summary>AWS: IAM API Reference, ListMFADevices. Those in use, of whatever kind. Without a name the caller's, who may be root.</summary>
[Operation(IamService.Name)]
public sealed class ListMFADevices : IReadOperation<ListMFADevicesRequest, ListMFADevicesResponse>
{
    public static Authorization Authorize(ListMFADevicesRequest request, Call call) => MfaTarget.Owner(call, request.UserName);

    public static Result<ListMFADevicesResponse> Handle(ListMFADevicesRequest request, Call call)
    {
        var owner = MfaTarget.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, call.State.FoundBy(IamState.MfaDevices, owner.Value.Index), MfaDevice.PageKey);
        return page.Error is { } error ? error : new ListMFADevicesResponse
        {
            MFADevices = [.. page.Value.Items.Select(MFADeviceShape.Of)],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
