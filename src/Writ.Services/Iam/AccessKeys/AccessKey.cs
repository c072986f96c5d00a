using System.Text.Json.Serialization;

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

    /// <summary>What an index finds the keys of root by.</summary>
    public const string RootOwner = "<root>";

    public const string Active = "Active";

    public const string Inactive = "Inactive";

    public string Status => IsActive ? Active : Inactive;

    /// <summary>What answers call its owner.</summary>
    public string OwnerName => UserName ?? "root";
}
