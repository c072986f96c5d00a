namespace Writ.Services.Iam.ServerCertificates;

/// <summary>A certificate for servers of the account, with its chain and its private key.</summary>
public sealed record ServerCertificate
{
    /// <summary>What the vault seals private keys for; bound to the certificate's id.</summary>
    public const string VaultPurpose = "server-certificate";

    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>ASCA….</summary>
    public required string Id { get; init; }

    /// <summary>PEM, as it was uploaded.</summary>
    public required string Body { get; init; }

    public string? Chain { get; init; }

    /// <summary>The private key's PEM text; no operation answers it.</summary>
    public required byte[] SealedPrivateKey { get; init; }

    public required DateTimeOffset UploadDate { get; init; }

    public required DateTimeOffset Expiration { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "server-certificate", Path, Name);

    public override string ToString() => Id;
}
