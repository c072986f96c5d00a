using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

[Shape]
public sealed partial class DeleteSSHPublicKeyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id), Names("AWS::IAM::SSHPublicKey")]
    public required string SSHPublicKeyId { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteSSHPublicKey. Whether it is active or not.</summary>
[Operation(IamService.Name)]
public sealed class DeleteSSHPublicKey : IWriteOperation<DeleteSSHPublicKeyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteSSHPublicKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteSSHPublicKeyRequest request, Call call, Draft draft)
    {
        var found = SshPublicKey.Find(request.UserName, request.SSHPublicKeyId, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.SshPublicKeys, found.Value.Id);
        return NoResponse.Done;
    }
}
