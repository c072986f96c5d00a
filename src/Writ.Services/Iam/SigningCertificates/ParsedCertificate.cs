using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>
/// What is kept of an uploaded certificate once it was read: one PEM block, parsed by the framework, whose key is strong enough.
/// </summary>
/// <param name="Body">The text as it was given, which clients compare with what they sent.</param>
/// <param name="Fingerprint">The SHA-256 digest of the certificate.</param>
public sealed record ParsedCertificate(string Body, string Fingerprint)
{
    private const int MinRsaBits = 2_048;
    private const int MinCurveBits = 256;

    internal static Result<ParsedCertificate> Read(string body, DateTimeOffset now)
    {
        var text = body.Trim();
        if (!TryDecode(text, out var der))
        {
            return SigningCertificateErrors.Malformed;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return Fault(certificate, der, now) is { } fault ? fault : new ParsedCertificate(body, Convert.ToHexStringLower(SHA256.HashData(der)));
        }
        catch (CryptographicException)
        {
            return SigningCertificateErrors.Malformed;
        }
    }

    /// <summary>The one block of the text: nothing may stand before or behind it.</summary>
    private static bool TryDecode(string text, out byte[] der)
    {
        der = [];
        if (!PemEncoding.TryFind(text, out var fields)
            || fields.Location.GetOffsetAndLength(text.Length) != (0, text.Length)
            || text.AsSpan()[fields.Label] is not "CERTIFICATE")
        {
            return false;
        }

        der = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64Chars(text.AsSpan()[fields.Base64Data], der, out var length) && length == der.Length;
    }

    private static AwsError? Fault(X509Certificate2 certificate, byte[] der, DateTimeOffset now)
    {
        // What the framework read must be all there is: bytes behind the certificate would make it another one to others.
        if (!certificate.RawDataMemory.Span.SequenceEqual(der))
        {
            return SigningCertificateErrors.Malformed;
        }

        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
        {
            return SigningCertificateErrors.Expired;
        }

        return certificate.NotBefore.ToUniversalTime() > now.UtcDateTime ? SigningCertificateErrors.NotYetValid
            : HasStrongKey(certificate) ? null
            : SigningCertificateErrors.UnusableKey;
    }

    private static bool HasStrongKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = rsa is null ? certificate.GetECDsaPublicKey() : null;
        return rsa?.KeySize >= MinRsaBits || curve?.KeySize >= MinCurveBits;
    }
}
