using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

[Shape]
public sealed partial class DeleteRootAccessKeyRequest
{
    [Length(12, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(16, 128), Pattern(@"[\w]+"), Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }
}

/// <summary>Takes a key of an account's root user back; it stands for nobody from the next request.</summary>
[Operation(InstallationsService.Name, Writes = Written.Several)]
public sealed class DeleteRootAccessKey : IWriteOperation<DeleteRootAccessKeyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteRootAccessKeyRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(DeleteRootAccessKeyRequest request, Call call, Draft draft)
    {
        var account = AccountId.Parse(request.AccountId);
        if (call.Platform.Outlines(account) is null)
        {
            return InstallationErrors.NoSuchAccount(request.AccountId);
        }

        var owner = draft.Of(account);
        if (owner.Get(IamState.AccessKeys, request.AccessKeyId) is not { UserName: null } key)
        {
            return InstallationErrors.NoSuchKey(request.AccessKeyId);
        }

        owner.Remove(IamState.AccessKeys, key.Id);
        return NoResponse.Done;
    }
}
