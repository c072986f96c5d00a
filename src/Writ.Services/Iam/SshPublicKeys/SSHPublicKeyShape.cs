using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

/// <summary>An SSH public key on the wire.</summary>
[Shape]
public sealed partial class SSHPublicKeyShape
{
    public required string UserName { get; init; }

    [Names("AWS::IAM::SSHPublicKey")]
    public required string SSHPublicKeyId { get; init; }

    public required string Fingerprint { get; init; }

    public required string SSHPublicKeyBody { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? UploadDate { get; init; }

    public static SSHPublicKeyShape Of(SshPublicKey key, string body) => new()
    {
        UserName = key.UserName,
        SSHPublicKeyId = key.Id,
        Fingerprint = RsaPublicKey.Fingerprint(key.Blob),
        SSHPublicKeyBody = body,
        Status = key.Status,
        UploadDate = key.UploadDate,
    };
}
