using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class GetMFADeviceRequest
{
    [Length(9, 256), Pattern(IamPattern.SerialNumber), Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial class GetMFADeviceResponse
{
    public string? UserName { get; init; }

    public required string SerialNumber { get; init; }

    public DateTimeOffset? EnableDate { get; init; }

    public IReadOnlyDictionary<string, string>? Certifications { get; init; }
}

/// <summary>AWS: IAM API Reference, GetMFADevice. For security keys only.</summary>
[Operation(IamService.Name)]
public sealed class GetMFADevice : IReadOperation<GetMFADeviceRequest, GetMFADeviceResponse>
{
    public static Authorization Authorize(GetMFADeviceRequest request, Call call) => MfaTarget.Owner(call, request.UserName);

    public static Result<GetMFADeviceResponse> Handle(GetMFADeviceRequest request, Call call)
    {
        var owner = MfaTarget.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        return MfaDevice.FindOf(owner.Value, call.State, request.SerialNumber) is { SecurityKey: not null } device
            ? new GetMFADeviceResponse
            {
                UserName = device.UserName ?? MfaTarget.Root,
                SerialNumber = device.SerialNumber,
                EnableDate = device.EnableDate,
            }
            : MfaDeviceErrors.NotOfUser;
    }
}
