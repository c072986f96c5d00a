using System.Runtime.CompilerServices;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>A SAML 2.0 identity provider whose assertions roles of the account may trust.</summary>
public sealed record SamlProvider
{
    /// <summary>The vault's purpose for private keys of providers.</summary>
    public const string VaultPurpose = "saml-private-key";

    /// <summary>What AWS shows of a provider that was made without a mode.</summary>
    internal const string DefaultMode = "Allowed";

    private static readonly ConditionalWeakTable<SamlProvider, SamlMetadata> Readings = [];

    public required string Name { get; init; }

    /// <summary>SAMLP…, the SAMLProviderUUID of the answers.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The document as it was given, compressed; <see cref="SamlMetadata"/> reads it.</summary>
    public required byte[] PackedMetadata { get; init; }

    public string AssertionEncryptionMode { get; init; } = DefaultMode;

    public IReadOnlyList<SamlPrivateKey> PrivateKeys { get; init; } = [];

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The document as it was given.</summary>
    internal string Document() => PackedText.Unpack(PackedMetadata);

    /// <summary>What the document says. It may be large and whoever brings an assertion has it read, so it is read once as long as the provider is unchanged.</summary>
    internal SamlMetadata Metadata() => Readings.GetValue(this, provider => SamlMetadata.Parse(provider.Document()).Value);

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "saml-provider", "/", Name);
}

/// <summary>A key that opens encrypted assertions.</summary>
public sealed record SamlPrivateKey
{
    /// <summary>SAMLK….</summary>
    public required string Id { get; init; }

    public required DateTimeOffset Uploaded { get; init; }

    /// <summary>The key in PKCS #8, sealed by the vault for this id.</summary>
    public required byte[] SealedKey { get; init; }
}
