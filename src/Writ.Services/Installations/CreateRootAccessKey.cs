using System.Text;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

[Shape]
public sealed partial class CreateRootAccessKeyRequest
{
    [Length(12, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

[Shape]
public sealed partial class CreateRootAccessKeyResponse
{
    [Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }

    [Sensitive]
    public required string SecretAccessKey { get; init; }
}

/// <summary>A key of an account's root user; the only answer that shows its secret.</summary>
[Operation(InstallationsService.Name, Writes = Written.Several)]
public sealed class CreateRootAccessKey : IWriteOperation<CreateRootAccessKeyRequest, CreateRootAccessKeyResponse>
{
    public static Authorization Authorize(CreateRootAccessKeyRequest request, Call call) => Authorization.OnEverything;

    public static Result<CreateRootAccessKeyResponse> Handle(CreateRootAccessKeyRequest request, Call call, Draft draft)
    {
        var account = AccountId.Parse(request.AccountId);
        if (call.Platform.Outlines(account) is null)
        {
            return InstallationErrors.NoSuchAccount(request.AccountId);
        }

        var owner = draft.Of(account);
        if (owner.State.FoundBy(IamState.AccessKeys, CredentialOwner.IndexOf(null)).Count() >= IamQuota.AccessKeysPerUser)
        {
            return InstallationErrors.KeysExceeded(IamQuota.AccessKeysPerUser);
        }

        var secret = call.Ids.SecretAccessKey();
        var id = call.Ids.AccessKeyId("AKIA", account);
        owner.Put(IamState.AccessKeys, new AccessKey
        {
            Id = id,
            CreateDate = call.Now,
            SealedSecret = call.Platform.Vault.Seal(AccessKey.VaultPurpose, 1, Encoding.UTF8.GetBytes(secret), id),
        });
        return new CreateRootAccessKeyResponse { AccessKeyId = id, SecretAccessKey = secret };
    }
}
