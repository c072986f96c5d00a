using System.Text;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.AccessKeys;

[Shape]
public sealed partial class CreateAccessKeyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }
}

[Shape]
public sealed partial class CreateAccessKeyResponse
{
    public required AccessKeyShape AccessKey { get; init; }
}

/// <summary>A new access key on the wire: the only answer that ever shows the secret.</summary>
[Shape]
public sealed partial class AccessKeyShape
{
    public required string UserName { get; init; }

    [Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }

    public required string Status { get; init; }

    [Sensitive]
    public required string SecretAccessKey { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public static AccessKeyShape Of(AccessKey key, string secret) => new()
    {
        UserName = key.OwnerName,
        AccessKeyId = key.Id,
        Status = key.Status,
        SecretAccessKey = secret,
        CreateDate = key.CreateDate,
    };
}

/// <summary>AWS: IAM API Reference, CreateAccessKey. Without a name the key is for the caller, who may be root.</summary>
[Operation(IamService.Name)]
public sealed class CreateAccessKey : IWriteOperation<CreateAccessKeyRequest, CreateAccessKeyResponse>
{
    public static Authorization Authorize(CreateAccessKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<CreateAccessKeyResponse> Handle(CreateAccessKeyRequest request, Call call, Draft draft)
    {
        var owner = CredentialOwner.Find(request.UserName, call, draft.State);
        if (owner.Error is { } error)
        {
            return error;
        }

        if (draft.State.FoundBy(IamState.AccessKeys, owner.Value.Index).Count() >= IamQuota.AccessKeysPerUser)
        {
            return IamErrors.QuotaExceeded("AccessKeysPerUser", IamQuota.AccessKeysPerUser);
        }

        var secret = call.Ids.SecretAccessKey();
        var id = call.Ids.AccessKeyId("AKIA", call.Account);
        var key = new AccessKey
        {
            Id = id,
            UserName = owner.Value.UserName,
            CreateDate = call.Now,
            SealedSecret = call.Platform.Vault.Seal(AccessKey.VaultPurpose, 1, Encoding.UTF8.GetBytes(secret), id),
        };
        draft.Put(IamState.AccessKeys, key);
        return new CreateAccessKeyResponse { AccessKey = AccessKeyShape.Of(key, secret) };
    }
}
