using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

[Shape]
public sealed partial class UploadSSHPublicKeyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 16384), Pattern(IamPattern.PolicyDocument)]
    public required string SSHPublicKeyBody { get; init; }
}

[Shape]
public sealed partial class UploadSSHPublicKeyResponse
{
    public SSHPublicKeyShape? SSHPublicKey { get; init; }
}

/// <summary>AWS: IAM API Reference, UploadSSHPublicKey. A key counts as the same whatever its encoding and comment.</summary>
[Operation(IamService.Name)]
public sealed class UploadSSHPublicKey : IWriteOperation<UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse>
{
    public static Authorization Authorize(UploadSSHPublicKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<UploadSSHPublicKeyResponse> Handle(UploadSSHPublicKeyRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        var parsed = RsaPublicKey.Read(request.SSHPublicKeyBody);
        if (parsed.Error is { } error)
        {
            return error;
        }

        var blob = parsed.Value.Blob();
        var keys = SshPublicKey.OfUser(draft.State, user.Name).ToList();
        if (keys.Exists(other => other.Blob.AsSpan().SequenceEqual(blob)))
        {
            return SshPublicKeyErrors.Duplicate;
        }

        if (keys.Count >= IamQuota.SshPublicKeysPerUser)
        {
            return IamErrors.QuotaExceeded("SSHPublicKeysPerUser", IamQuota.SshPublicKeysPerUser);
        }

        var key = new SshPublicKey
        {
            Id = call.Ids.UniqueId("APKA"),
            UserName = user.Name,
            Body = request.SSHPublicKeyBody.Trim(),
            Blob = blob,
            UploadDate = call.Now,
        };
        draft.Put(IamState.SshPublicKeys, key);
        return new UploadSSHPublicKeyResponse { SSHPublicKey = SSHPublicKeyShape.Of(key, key.Body) };
    }
}
