using System.Text.Json.Serialization;

namespace Writ.Services.Iam.Passwords;

/// <summary>How a password is derived. Stored beside what was derived, so that the rounds can be raised.</summary>
public readonly record struct PasswordScheme(string Algorithm, int Rounds)
{
    public const string Pbkdf2Sha512 = "PBKDF2-HMAC-SHA512";
}

/// <summary>One password of a login profile: what it derives to with the profile's salt, sealed by the vault for its user.</summary>
public sealed record PasswordHash
{
    public required string Algorithm { get; init; }

    public required int Rounds { get; init; }

    public required byte[] SealedKey { get; init; }

    [JsonIgnore]
    public PasswordScheme Scheme => new(Algorithm, Rounds);
}
