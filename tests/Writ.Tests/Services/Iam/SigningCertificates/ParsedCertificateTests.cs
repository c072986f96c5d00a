using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Writ.Services.Iam.SigningCertificates;
using Xunit;

namespace Writ.Tests.Services.Iam.SigningCertificates;

public sealed class ParsedCertificateTests
{
    private const int Rounds = 3_000;

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_certificate_is_known_by_its_bytes_whatever_its_lines()
    {
        var pem = Certificate().ExportCertificatePem();

        var plain = ParsedCertificate.Read(pem, Now).Value;
        var other = ParsedCertificate.Read("\t " + pem.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n", Now).Value;

        Assert.Equal(plain.Fingerprint, other.Fingerprint);
        Assert.NotEqual(plain.Fingerprint, ParsedCertificate.Read(Certificate().ExportCertificatePem(), Now).Value.Fingerprint);
    }

    [Fact]
    public void Bytes_behind_a_certificate_are_refused()
    {
        var certificate = Certificate();
        byte[] longer = [.. certificate.RawData, 5, 0];

        Assert.Same(SigningCertificateErrors.Malformed, ParsedCertificate.Read(PemEncoding.WriteString("CERTIFICATE", longer), Now).Error);
    }

    [Theory]
    [InlineData(-2, -1, "MalformedCertificate")]
    [InlineData(1, 2, "InvalidCertificate")]
    [InlineData(0, 0, null)]
    public void A_certificate_is_taken_in_its_time_only(int fromDays, int toDays, string? code) => Assert.Equal(
        code, ParsedCertificate.Read(Certificate(Now.AddDays(fromDays), Now.AddDays(toDays)).ExportCertificatePem(), Now).Error?.Code);

    [Fact]
    public void Another_form_of_a_certificate_than_PEM_of_its_bytes_is_refused()
    {
        var pkcs12 = Certificate().Export(X509ContentType.Pkcs12);

        Assert.Same(SigningCertificateErrors.Malformed, ParsedCertificate.Read(PemEncoding.WriteString("CERTIFICATE", pkcs12), Now).Error);
        Assert.Same(SigningCertificateErrors.Malformed, ParsedCertificate.Read(PemEncoding.WriteString("PKCS7", Certificate().RawData), Now).Error);
    }

    [Fact]
    public void Damaged_certificates_are_refused_or_read_but_never_throw()
    {
        var der = Certificate().RawData;
        var random = new Random(7);

        for (var round = 0; round < Rounds; round++)
        {
            var damaged = der.AsSpan(0, random.Next(4) == 0 ? random.Next(der.Length) : der.Length).ToArray();
            for (var change = random.Next(1, 4); change > 0 && damaged.Length > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            CheckResult(PemEncoding.WriteString("CERTIFICATE", damaged));
        }
    }

    [Fact]
    public void Damaged_texts_are_refused_or_read_but_never_throw()
    {
        var pem = Certificate().ExportCertificatePem();
        var random = new Random(11);

        for (var round = 0; round < Rounds; round++)
        {
            var text = pem.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(9, 256);
            }

            CheckResult(new string(text, 0, random.Next(2) == 0 ? text.Length : random.Next(text.Length)));
        }
    }

    /// <summary>What is read is stored and uploaded elsewhere: it must read as the same again. No refusal repeats what was sent.</summary>
    private static void CheckResult(string text)
    {
        var result = ParsedCertificate.Read(text, Now);
        if (result.Error is { } error)
        {
            Assert.Contains(error.Code, (string[])["MalformedCertificate", "InvalidCertificate"]);
        }
        else
        {
            Assert.Equal(result.Value, ParsedCertificate.Read(result.Value.Body, Now).Value);
        }
    }

    private static X509Certificate2 Certificate(DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=bob", key, HashAlgorithmName.SHA256).CreateSelfSigned(from ?? Now.AddDays(-1), to ?? Now.AddDays(1));
    }
}
