using System.Security.Cryptography;
using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

[Shape]
public sealed partial class ImportMFATokenRequest
{
    [Length(9, 256), Pattern(IamPattern.Name)]
    public required string SerialNumber { get; init; }

    [Length(26, 103), Pattern("[A-Z2-7]+"), Sensitive]
    public required string Base32StringSeed { get; init; }
}

/// <summary>
/// Makes a hardware token known, with the seed that came with it. AWS: has no such operation, for it knows the seeds of the
/// tokens that it sells; IAM User Guide, hardware TOTP tokens. May be called by whoever may create devices.
/// </summary>
[Operation(IamService.Name, Action = "iam:CreateVirtualMFADevice", IsExtension = true)]
public sealed class ImportMFAToken : IWriteOperation<ImportMFATokenRequest, NoResponse>
{
    public static Authorization Authorize(ImportMFATokenRequest request, Call call) => Authorization.On(MfaTarget.ArnOf(call, request.SerialNumber));

    public static Result<NoResponse> Handle(ImportMFATokenRequest request, Call call, Draft draft)
    {
        // RFC 4226, 4, R6: at least 128 bits.
        if (!Base32.TryDecode(request.Base32StringSeed, out var seed) || seed.Length is < 16 or > 64)
        {
            return MfaDeviceErrors.InvalidSeed;
        }

        if (draft.Get(IamState.MfaDevices, request.SerialNumber) is not null)
        {
            return MfaDeviceErrors.Exists;
        }

        if (draft.State.All(IamState.MfaDevices).Count >= IamQuota.VirtualMfaDevices)
        {
            return IamErrors.QuotaExceeded("VirtualMFADevicesPerAccount", IamQuota.VirtualMfaDevices);
        }

        var id = call.Ids.RequestId();
        draft.Put(IamState.MfaDevices, new MfaDevice
        {
            SerialNumber = request.SerialNumber,
            Id = id,
            SealedSeed = call.Platform.Vault.Seal(MfaDevice.VaultPurpose, 1, seed, id),
        });
        CryptographicOperations.ZeroMemory(seed);
        return NoResponse.Done;
    }
}
