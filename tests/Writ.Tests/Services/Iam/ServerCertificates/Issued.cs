using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Writ.Services.Iam.ServerCertificates;
using Writ.Tests.Server;

namespace Writ.Tests.Services.Iam.ServerCertificates;

/// <summary>Certificates for tests, valid around the tests' time.</summary>
internal static class Issued
{
    public static readonly DateTimeOffset Now = TestClock.Start;

    public static string Pem(byte[] der) => PemEncoding.WriteString("CERTIFICATE", der);

    public static X509 Read(byte[] der) => X509.Read(der) ?? throw new InvalidOperationException("It was not read.");

    public static CertificateRequest Request(string name, RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        new(new X500DistinguishedName("CN=" + name), key, hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1);

    public static CertificateRequest Request(string name, ECDsa key, HashAlgorithmName? hash = null) =>
        new(new X500DistinguishedName("CN=" + name), key, hash ?? HashAlgorithmName.SHA256);

    /// <summary>A certificate that says it is from <paramref name="issuer"/>, signed with <paramref name="key"/>.</summary>
    public static byte[] By(this CertificateRequest request, string issuer, RSA key, RSASignaturePadding? padding = null) =>
        By(request, issuer, X509SignatureGenerator.CreateForRSA(key, padding ?? RSASignaturePadding.Pkcs1));

    public static byte[] By(this CertificateRequest request, string issuer, ECDsa key) => By(request, issuer, X509SignatureGenerator.CreateForECDsa(key));

    private static byte[] By(CertificateRequest request, string issuer, X509SignatureGenerator generator)
    {
        using var certificate = request.Create(
            new X500DistinguishedName("CN=" + issuer), generator, Now.AddDays(-1), Now.AddDays(1), Encoding.ASCII.GetBytes("serial"));
        return certificate.RawData;
    }
}
