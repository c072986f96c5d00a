using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>A signing certificate on the wire.</summary>
[Shape]
public sealed partial class SigningCertificateShape
{
    public required string UserName { get; init; }

    [Names("AWS::IAM::SigningCertificate")]
    public required string CertificateId { get; init; }

    public required string CertificateBody { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? UploadDate { get; init; }

    public static SigningCertificateShape Of(SigningCertificate certificate) => new()
    {
        UserName = certificate.OwnerName,
        CertificateId = certificate.Id,
        CertificateBody = certificate.Body,
        Status = certificate.Status,
        UploadDate = certificate.UploadDate,
    };
}
