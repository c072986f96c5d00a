using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SshPublicKeys;

[Shape]
public sealed partial class ListSSHPublicKeysRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListSSHPublicKeysResponse
{
    public IReadOnlyList<SSHPublicKeyMetadataShape>? SSHPublicKeys { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>An SSH public key as lists show it.</summary>
[Shape]
public sealed partial class SSHPublicKeyMetadataShape
{
    public required string UserName { get; init; }

    public required string SSHPublicKeyId { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UploadDate { get; init; }

    public static SSHPublicKeyMetadataShape Of(SshPublicKey key) => new()
    {
        UserName = key.UserName,
        SSHPublicKeyId = key.Id,
        Status = key.Status,
        UploadDate = key.UploadDate,
    };
}

/// <summary>AWS: IAM API Reference, ListSSHPublicKeys. Without a name it lists the calling user's own; root has none.</summary>
[Operation(IamService.Name)]
public sealed class ListSSHPublicKeys : IReadOperation<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse>
{
    public static Authorization Authorize(ListSSHPublicKeysRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListSSHPublicKeysResponse> Handle(ListSSHPublicKeysRequest request, Call call)
    {
        var owner = CredentialOwner.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var keys = owner.Value.UserName is { } user ? SshPublicKey.OfUser(call.State, user) : [];
        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, keys, key => key.Id);
        return page.Error is { } error ? error : new ListSSHPublicKeysResponse
        {
            SSHPublicKeys = [.. page.Value.Items.Select(SSHPublicKeyMetadataShape.Of)],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
