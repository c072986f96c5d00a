using Writ.Services.Iam.Tags;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>A server certificate on the wire; without its private key, which nobody gets back.</summary>
[Shape]
public sealed partial class ServerCertificateShape
{
    public required ServerCertificateMetadataShape ServerCertificateMetadata { get; init; }

    public required string CertificateBody { get; init; }

    public string? CertificateChain { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    public static ServerCertificateShape Of(ServerCertificate certificate, AccountId account) => new()
    {
        ServerCertificateMetadata = ServerCertificateMetadataShape.Of(certificate, account),
        CertificateBody = certificate.Body,
        CertificateChain = certificate.Chain,
        Tags = Tagging.ShowAll(certificate.Tags),
    };
}
