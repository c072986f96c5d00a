using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

[Shape]
public sealed partial class EnableSecurityKeyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name)]
    public required string DeviceName { get; init; }

    /// <summary>What the browser said, as it said it. Neither this nor the attestation is for the audit record, which says whose key it is.</summary>
    [Sensitive]
    public required byte[] ClientDataJSON { get; init; }

    [Sensitive]
    public required byte[] AttestationObject { get; init; }
}

[Shape]
public sealed partial class EnableSecurityKeyResponse
{
    [Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }
}

/// <summary>
/// The second step of registering a security key, which AWS: IAM User Guide, FIDO security keys, has in its console only. The
/// answer is verified before the writer lock is taken.
/// </summary>
[Operation(IamService.Name, Action = "iam:EnableMFADevice", IsExtension = true)]
public sealed class EnableSecurityKey : IPreparedWriteOperation<EnableSecurityKeyRequest, EnableSecurityKeyResponse, EnableSecurityKey.Verified>
{
    public static Authorization Authorize(EnableSecurityKeyRequest request, Call call) => CreateSecurityKeyChallenge.Ask(call, request.UserName, "Activate");

    public static ValueTask<Result<Verified>> PrepareAsync(EnableSecurityKeyRequest request, Call call, CancellationToken cancellation) =>
        new(Prepare(request, call));

    public static Result<EnableSecurityKeyResponse> Handle(EnableSecurityKeyRequest request, Call call, Draft draft, Verified prepared)
    {
        var owner = MfaTarget.Find(request.UserName, call, draft.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        // Since the answer was verified the name may have become another user's.
        if (CreateSecurityKeyChallenge.SubjectOf(owner.Value, draft.State) != prepared.Subject)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        if (draft.State.FoundBy(IamState.MfaDevices, MfaDevice.IndexOfCredential(prepared.Key.CredentialId)).Any())
        {
            return MfaDeviceErrors.InUse;
        }

        if (draft.State.FoundBy(IamState.MfaDevices, owner.Value.Index).Count() >= IamQuota.MfaDevicesPerUser)
        {
            return IamErrors.QuotaExceeded("MFADevicesPerUser", IamQuota.MfaDevicesPerUser);
        }

        var whose = owner.Value.UserName is { } name ? $"user/{name}" : MfaTarget.Root;
        var device = new MfaDevice
        {
            SerialNumber = $"arn:aws:iam::{call.Account}:u2f/{whose}/{request.DeviceName}-{call.Ids.UniqueId("")}",
            Id = call.Ids.RequestId(),
            UserName = owner.Value.UserName,
            EnableDate = call.Now,
            SecurityKey = prepared.Key,
        };
        draft.Put(IamState.MfaDevices, device);
        return new EnableSecurityKeyResponse { SerialNumber = device.SerialNumber };
    }

    private static Result<Verified> Prepare(EnableSecurityKeyRequest request, Call call)
    {
        var owner = MfaTarget.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var subject = CreateSecurityKeyChallenge.SubjectOf(owner.Value, call.State);
        var key = Registration.Verify(request.ClientDataJSON, request.AttestationObject, subject, call);
        return key.Error is { } error ? error : new Verified(subject, key.Value);
    }

    /// <summary>A key whose answer was verified.</summary>
    /// <param name="Subject">For whom.</param>
    /// <param name="Key">The key.</param>
    public sealed record Verified(string Subject, SecurityKey Key);
}
