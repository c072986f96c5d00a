using System.Security.Cryptography;
using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class CreateVirtualMFADeviceRequest
{
    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(1), Pattern(IamPattern.Name), Names("AWS::IAM::VirtualMFADevice")]
    public required string VirtualMFADeviceName { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateVirtualMFADeviceResponse
{
    public required VirtualMFADeviceShape VirtualMFADevice { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, CreateVirtualMFADevice. Tags must be allowed by iam:TagMFADevice too. The picture of the seed is
/// drawn before the writer lock is taken.
/// </summary>
[Operation(IamService.Name)]
public sealed class CreateVirtualMFADevice : IPreparedWriteOperation<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse, CreateVirtualMFADevice.NewSeed>
{
    private const int MaxSerialNumber = 256;

    public static Authorization Authorize(CreateVirtualMFADeviceRequest request, Call call) =>
        IamTarget.NewTagged(call, "mfa", request.Path, request.VirtualMFADeviceName, request.Tags is null or { Count: 0 } ? null : "iam:TagMFADevice");

    public static ValueTask<Result<NewSeed>> PrepareAsync(CreateVirtualMFADeviceRequest request, Call call, CancellationToken cancellation) =>
        new(Prepare(request, call));

    public static Result<CreateVirtualMFADeviceResponse> Handle(CreateVirtualMFADeviceRequest request, Call call, Draft draft, NewSeed prepared)
    {
        var serial = SerialOf(request, call);
        if (draft.Get(IamState.MfaDevices, serial) is not null)
        {
            return MfaDeviceErrors.Exists;
        }

        if (draft.State.All(IamState.MfaDevices).Count >= IamQuota.VirtualMfaDevices)
        {
            return IamErrors.QuotaExceeded("VirtualMFADevicesPerAccount", IamQuota.VirtualMfaDevices);
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        var device = new MfaDevice { SerialNumber = serial, Id = prepared.DeviceId, IsVirtual = true, SealedSeed = prepared.Sealed, Tags = tags.Value };
        draft.Put(IamState.MfaDevices, device);
        return new CreateVirtualMFADeviceResponse { VirtualMFADevice = VirtualMFADeviceShape.Created(device, prepared.Base32, prepared.Png) };
    }

    private static Result<NewSeed> Prepare(CreateVirtualMFADeviceRequest request, Call call)
    {
        if (SerialOf(request, call).Length > MaxSerialNumber)
        {
            return MfaDeviceErrors.SerialTooLong;
        }

        var seed = new byte[Totp.SeedBytes];
        call.Ids.Fill(seed);
        var id = call.Ids.RequestId();
        var text = Base32.Encode(seed);
        var account = call.State.All(IamState.Aliases).Values.FirstOrDefault()?.Name ?? call.Account.ToString();
        var made = new NewSeed(
            id, call.Platform.Vault.Seal(MfaDevice.VaultPurpose, 1, seed, id), text, SeedCode.Png(SeedCode.Link(request.VirtualMFADeviceName, account, text)));
        CryptographicOperations.ZeroMemory(seed);
        return made;
    }

    private static string SerialOf(CreateVirtualMFADeviceRequest request, Call call) =>
        Arn.Iam(call.Account, "mfa", request.Path ?? "/", request.VirtualMFADeviceName);

    /// <summary>A seed in the forms in which it is kept and shown.</summary>
    /// <param name="DeviceId">For which device it is sealed.</param>
    /// <param name="Sealed">As it is kept.</param>
    /// <param name="Base32">As it is typed.</param>
    /// <param name="Png">As it is photographed.</param>
    public sealed record NewSeed(string DeviceId, byte[] Sealed, string Base32, byte[] Png)
    {
        public override string ToString() => DeviceId;
    }
}
