using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.MfaDevices.SecurityKeys;
using Writ.Services.Iam.Users;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>
/// A device that proves presence: a virtual one or a hardware token, both of which show one-time codes, or a security key.
/// The first two exist without being anybody's; a security key is made for its user and goes when it is deactivated.
/// </summary>
public sealed record MfaDevice
{
    /// <summary>The vault's purpose for seeds.</summary>
    public const string VaultPurpose = "mfa-seed";

    /// <summary>What is its name to the API: an ARN, or what is printed on a hardware token.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Unlike the serial number never another device's, not even after it was deleted.</summary>
    public required string Id { get; init; }

    public bool IsVirtual { get; init; }

    /// <summary>Whose it is while <see cref="EnableDate"/> is set; null means root.</summary>
    public string? UserName { get; init; }

    /// <summary>Since when it is in use; null when it is nobody's.</summary>
    public DateTimeOffset? EnableDate { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The seed of one-time codes, sealed for <see cref="Id"/>; null for security keys.</summary>
    public byte[]? SealedSeed { get; init; }

    /// <summary>The time step of the last code that enabled or synchronized it; none up to it is taken again. 0 before.</summary>
    public long LastStep { get; init; }

    /// <summary>By how many time steps its clock is ahead of ours.</summary>
    public int Drift { get; init; }

    public SecurityKey? SecurityKey { get; init; }

    [JsonIgnore]
    public bool IsInUse => EnableDate is not null;

    /// <summary>By what it is found.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Indexes =>
        [.. IsInUse ? [CredentialOwner.IndexOf(UserName)] : Array.Empty<string>(), .. SecurityKey is null ? [] : new[] { IndexOfCredential(SecurityKey.CredentialId) }];

    /// <summary>Whether a user, or root for null, has a device in use.</summary>
    public static bool IsEnabledFor(AccountState state, string? userName) => state.FoundBy(IamState.MfaDevices, CredentialOwner.IndexOf(userName)).Any();

    /// <summary>Serial numbers are told apart by case, unlike names: policies are asked about exactly what was given.</summary>
    internal static MfaDevice? Find(AccountState state, string serialNumber) =>
        state.Get(IamState.MfaDevices, serialNumber) is { } device && device.SerialNumber == serialNumber ? device : null;

    /// <summary>The device if it is in use by that owner.</summary>
    internal static MfaDevice? FindOf(CredentialOwner owner, AccountState state, string serialNumber) =>
        Find(state, serialNumber) is { IsInUse: true } device && CredentialOwner.IndexOf(device.UserName) == owner.Index ? device : null;

    /// <summary>Pages name devices by their serial number without the account, which fits into a marker. Paths may have colons too.</summary>
    internal static string PageKey(MfaDevice device) =>
        device.SerialNumber.StartsWith("arn:", StringComparison.Ordinal) ? device.SerialNumber["arn:aws:iam::111122223333:".Length..] : device.SerialNumber;

    /// <summary>The index value of a security key's credential.</summary>
    internal static string IndexOfCredential(byte[] credentialId) => "credential:" + Convert.ToHexStringLower(credentialId);
}
