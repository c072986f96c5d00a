using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>How a certificate is signed. SHA-1 and older digests are not taken: who can make two texts with one digest can forge a chain.</summary>
internal sealed record SignatureAlgorithm(bool IsRsa, HashAlgorithmName Hash, RSASignaturePadding Padding)
{
    private const string PssOid = "1.2.840.113549.1.1.10";

    /// <summary>Reads what is inside an AlgorithmIdentifier; null for an algorithm that is not taken.</summary>
    /// <exception cref="AsnContentException">It is not one.</exception>
    public static SignatureAlgorithm? Read(AsnReader identifier) => identifier.ReadObjectIdentifier() switch
    {
        "1.2.840.113549.1.1.11" => Rsa(HashAlgorithmName.SHA256),
        "1.2.840.113549.1.1.12" => Rsa(HashAlgorithmName.SHA384),
        "1.2.840.113549.1.1.13" => Rsa(HashAlgorithmName.SHA512),
        "1.2.840.10045.4.3.2" => Elliptic(HashAlgorithmName.SHA256),
        "1.2.840.10045.4.3.3" => Elliptic(HashAlgorithmName.SHA384),
        "1.2.840.10045.4.3.4" => Elliptic(HashAlgorithmName.SHA512),
        PssOid => Pss(identifier),
        _ => null,
    };

    // Of RFC 4055's parameters only the digest is read: another salt or mask does not verify.
    private static SignatureAlgorithm? Pss(AsnReader identifier)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var parameters = identifier.HasData ? identifier.ReadSequence() : null;
        if (parameters is not { HasData: true } || parameters.PeekTag() != tag)
        {
            return null;
        }

        return parameters.ReadSequence(tag).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => new(IsRsa: true, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "2.16.840.1.101.3.4.2.2" => new(IsRsa: true, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
            "2.16.840.1.101.3.4.2.3" => new(IsRsa: true, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
            _ => null,
        };
    }

    private static SignatureAlgorithm Rsa(HashAlgorithmName hash) => new(IsRsa: true, hash, RSASignaturePadding.Pkcs1);

    private static SignatureAlgorithm Elliptic(HashAlgorithmName hash) => new(IsRsa: false, hash, RSASignaturePadding.Pkcs1);
}
