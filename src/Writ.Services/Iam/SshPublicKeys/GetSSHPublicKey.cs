using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

[Shape]
public sealed partial class GetSSHPublicKeyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id), Names("AWS::IAM::SSHPublicKey")]
    public required string SSHPublicKeyId { get; init; }

    [OneOf("SSH", "PEM")]
    public required string Encoding { get; init; }
}

[Shape]
public sealed partial class GetSSHPublicKeyResponse
{
    public SSHPublicKeyShape? SSHPublicKey { get; init; }
}

/// <summary>AWS: IAM API Reference, GetSSHPublicKey. In the encoding it was uploaded in the body is that of the upload.</summary>
[Operation(IamService.Name)]
public sealed class GetSSHPublicKey : IReadOperation<GetSSHPublicKeyRequest, GetSSHPublicKeyResponse>
{
    public static Authorization Authorize(GetSSHPublicKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<GetSSHPublicKeyResponse> Handle(GetSSHPublicKeyRequest request, Call call)
    {
        var found = SshPublicKey.Find(request.UserName, request.SSHPublicKeyId, call.State);
        return found.Error is { } error ? error : new GetSSHPublicKeyResponse { SSHPublicKey = SSHPublicKeyShape.Of(found.Value, Body(found.Value, request.Encoding == "PEM")) };
    }

    private static string Body(SshPublicKey key, bool asPem)
    {
        if (key.Body.StartsWith("-----", StringComparison.Ordinal) == asPem)
        {
            return key.Body;
        }

        var parsed = RsaPublicKey.ReadBlob(key.Blob).Value;
        return asPem ? parsed.Pem() : parsed.Ssh();
    }
}
