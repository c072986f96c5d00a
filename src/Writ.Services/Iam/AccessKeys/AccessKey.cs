using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.AccessKeys;

/// <summary>A long-term key of a user, or of the account's root when <see cref="UserName"/> is null.</summary>
public sealed record AccessKey
{
    /// <summary>AKIA….</summary>
    public required string Id { get; init; }

    public string? UserName { get; init; }

    /// <summary>Always stored: what a document that lacks it would mean must not depend on the reader's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsActive { get; init; } = true;

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The secret, sealed by the vault for this key's id.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>The vault's purpose for secrets of access keys.</summary>
    public const string VaultPurpose = "access-key";

    public const string Active = "Active";

    public const string Inactive = "Inactive";

    public string Status => IsActive ? Active : Inactive;

    /// <summary>What answers call its owner.</summary>
    public string OwnerName => UserName ?? "root";

    /// <summary>A key of the user named, or of the caller when none is; anybody else's key cannot be found.</summary>
    internal static Result<AccessKey> Find(string? requested, string keyId, Call call, AccountState state)
    {
        var owner = CredentialOwner.Find(requested, call, state);
        if (owner.Error is { } error)
        {
            return error;
        }

        // Key ids are told apart by case, unlike the names of everything else.
        return state.FoundBy(IamState.AccessKeys, owner.Value.Index).FirstOrDefault(key => key.Id == keyId) is { } key ? key : IamErrors.NoSuchAccessKey(keyId);
    }
}
