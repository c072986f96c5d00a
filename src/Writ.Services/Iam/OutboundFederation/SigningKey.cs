using System.Security.Cryptography;
using Writ.Kernel.Secrets;

namespace Writ.Services.Iam.OutboundFederation;

/// <summary>A key that signs an account's web identity tokens. The private half is sealed for the account and this key's id.</summary>
public sealed record SigningKey
{
    public const string Rs256 = "RS256";
    public const string Es384 = "ES384";

    private const string VaultPurpose = "web-identity-token";
    private const int RsaBits = 3_072;

    /// <summary>The thumbprint of its public half (RFC 7638), as tokens name it.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="Rs256"/> or <see cref="Es384"/>.</summary>
    public required string Algorithm { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8, sealed.</summary>
    public required byte[] SealedPrivateKey { get; init; }

    /// <summary>A new key; RSA takes a good part of a second.</summary>
    public static SigningKey Make(string algorithm, AccountId account, IdSource ids, Vault vault, DateTimeOffset now)
    {
        using var pair = Pair(algorithm, ids);
        var id = PublicJwk.Of(pair).Thumbprint;
        var secret = pair.ExportPkcs8PrivateKey();
        try
        {
            return new SigningKey
            {
                Id = id,
                Algorithm = algorithm,
                CreateDate = now,
                PublicKey = pair.ExportSubjectPublicKeyInfo(),
                SealedPrivateKey = vault.Seal(VaultPurpose, 1, secret, Binding(account, id)),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Signs as JSON Web Algorithms have it (RFC 7518): PKCS #1 v1.5, or r and s side by side.</summary>
    /// <exception cref="CryptographicException">The sealed key is not this account's, or is damaged.</exception>
    public byte[] Sign(ReadOnlySpan<byte> text, AccountId account, Vault vault)
    {
        if (!vault.TryOpen(VaultPurpose, SealedPrivateKey, Binding(account, Id), out var secret))
        {
            throw new CryptographicException($"The signing key {Id} does not open.");
        }

        try
        {
            using var pair = Empty(Algorithm);
            pair.ImportPkcs8PrivateKey(secret, out _);
            return pair is RSA rsa
                ? rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ((ECDsa)pair).SignData(text, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The public half as relying parties read it.</summary>
    internal PublicJwk ToJwk()
    {
        using var pair = Empty(Algorithm);
        pair.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return PublicJwk.Of(pair);
    }

    public override string ToString() => Id;

    private static AsymmetricAlgorithm Pair(string algorithm, IdSource ids) => algorithm switch
    {
        Rs256 => ids.RsaKey(RsaBits),
        Es384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "No such signing algorithm."),
    };

    private static AsymmetricAlgorithm Empty(string algorithm) => algorithm == Rs256 ? RSA.Create() : ECDsa.Create();

    private static string Binding(AccountId account, string id) => $"{account}/{id}";
}
