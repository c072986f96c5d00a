using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

[Shape]
public sealed partial class UpdateSSHPublicKeyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id), Names("AWS::IAM::SSHPublicKey")]
    public required string SSHPublicKeyId { get; init; }

    [OneOf("Active", "Inactive", "Expired")]
    public required string Status { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateSSHPublicKey. An inactive key opens nothing.</summary>
[Operation(IamService.Name)]
public sealed class UpdateSSHPublicKey : IWriteOperation<UpdateSSHPublicKeyRequest, NoResponse>
{
    public static Authorization Authorize(UpdateSSHPublicKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(UpdateSSHPublicKeyRequest request, Call call, Draft draft)
    {
        // The model lists Expired because answers may show it; it is nothing that one sets.
        if (request.Status is not (AccessKey.Active or AccessKey.Inactive))
        {
            return IamErrors.UnsettableStatus;
        }

        var found = SshPublicKey.Find(request.UserName, request.SSHPublicKeyId, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.SshPublicKeys, found.Value with { IsActive = request.Status == AccessKey.Active });
        return NoResponse.Done;
    }
}
