using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.SshPublicKeys;

/// <summary>A user's RSA key for SSH.</summary>
public sealed record SshPublicKey
{
    /// <summary>APKA….</summary>
    public required string Id { get; init; }

    public required string UserName { get; init; }

    /// <summary>The key as it was uploaded, its comment included.</summary>
    public required string Body { get; init; }

    /// <summary>The key itself as SSH encodes it (RFC 4253), by which two bodies of one key are known to be the same.</summary>
    public required byte[] Blob { get; init; }

    /// <summary>Always stored: what a document that lacks it would mean must not depend on the reader's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsActive { get; init; } = true;

    public required DateTimeOffset UploadDate { get; init; }

    public string Status => IsActive ? AccessKey.Active : AccessKey.Inactive;

    /// <summary>A key of the user named; anybody else's cannot be found.</summary>
    internal static Result<SshPublicKey> Find(string userName, string keyId, AccountState state)
    {
        if (state.Get(IamState.Users, userName) is not { } user)
        {
            return IamErrors.NoSuchUser(userName);
        }

        return OfUser(state, user.Name).FirstOrDefault(key => key.Id == keyId) is { } key ? key : SshPublicKeyErrors.NoSuchKey(keyId);
    }

    internal static IEnumerable<SshPublicKey> OfUser(AccountState state, string userName) =>
        state.FoundBy(IamState.SshPublicKeys, IamState.OfName(userName));
}
