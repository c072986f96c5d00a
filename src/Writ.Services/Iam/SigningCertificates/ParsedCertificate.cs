using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>What is kept of an uploaded certificate once it was read: one PEM block, a certificate whose key is strong enough.</summary>
/// <param name="Body">The text as it was given, which clients compare with what they sent.</param>
/// <param name="Fingerprint">The SHA-256 digest of the certificate.</param>
public sealed record ParsedCertificate(string Body, string Fingerprint)
{
    private const int MinRsaBits = 2_048;

    internal static Result<ParsedCertificate> Read(string body, DateTimeOffset now)
    {
        if (PemBlock.ReadAll(body, most: 1) is not [{ Label: "CERTIFICATE" } block] || X509.Read(block.Content) is not { } certificate)
        {
            return SigningCertificateErrors.Malformed(body);
        }

        return Fault(certificate, now) is { } fault ? fault : new ParsedCertificate(body, Convert.ToHexStringLower(SHA256.HashData(block.Content)));
    }

    private static AwsError? Fault(X509 certificate, DateTimeOffset now) =>
        certificate.NotAfter < now ? SigningCertificateErrors.Expired
        : certificate.NotBefore > now ? SigningCertificateErrors.NotYetValid
        : certificate.Key.RsaBits < MinRsaBits ? SigningCertificateErrors.UnusableKey
        : null;
}
