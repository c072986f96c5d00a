using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>What is said of a server certificate everywhere.</summary>
[Shape]
public sealed partial class ServerCertificateMetadataShape
{
    public required string Path { get; init; }

    public required string ServerCertificateName { get; init; }

    public required string ServerCertificateId { get; init; }

    public required string Arn { get; init; }

    public DateTimeOffset? UploadDate { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public static ServerCertificateMetadataShape Of(ServerCertificate certificate, AccountId account) => new()
    {
        Path = certificate.Path,
        ServerCertificateName = certificate.Name,
        ServerCertificateId = certificate.Id,
        Arn = certificate.Arn(account),
        UploadDate = certificate.UploadDate,
        Expiration = certificate.Expiration,
    };
}
