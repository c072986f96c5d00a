using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>
/// A certificate as metadata has it. What AWS demands of one (IAM User Guide, create a SAML identity provider): a key of 1,024 bits at
/// least, which is said of RSA, and no extension twice. Whether it has expired does not matter.
/// </summary>
internal static class SamlCertificate
{
    /// <summary>In characters of base 64, white space included.</summary>
    public const int MaxLength = 32_768;

    private const int MinRsaBits = 1_024;

    /// <summary>The certificate in DER; null when the text is none, or one that is not taken.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        if (text.Length > MaxLength || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(bytes.AsSpan(0, length));
            var isAll = certificate.RawData.AsSpan().SequenceEqual(bytes.AsSpan(0, length));
            return isAll && HasGoodKey(certificate) && HasEachExtensionOnce(certificate) ? certificate.RawData : null;
        }
        catch (CryptographicException)
        {
            // The framework says only this way that a certificate is none.
            return null;
        }
    }

    private static bool HasGoodKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is null or { KeySize: >= MinRsaBits };
    }

    private static bool HasEachExtensionOnce(X509Certificate2 certificate) =>
        certificate.Extensions.Select(extension => extension.Oid?.Value).Distinct(StringComparer.Ordinal).Count() == certificate.Extensions.Count;
}
