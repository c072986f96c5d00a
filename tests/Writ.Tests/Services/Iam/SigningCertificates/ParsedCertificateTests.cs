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

        Assert.Equal("MalformedCertificate", ParsedCertificate.Read(PemEncoding.WriteString("CERTIFICATE", longer), Now).Error?.Code);
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

        Assert.Equal("MalformedCertificate", ParsedCertificate.Read(PemEncoding.WriteString("CERTIFICATE", pkcs12), Now).Error?.Code);
        Assert.Equal("MalformedCertificate", ParsedCertificate.Read(PemEncoding.WriteString("PKCS7", Certificate().RawData), Now).Error?.Code);
    }

    [Fact]
    public void Damaged_certificates_are_refused_or_read_but_never_throw()
    {
        var der = Certificate().RawData;
        var random = new Random(7);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var damaged = der.AsSpan(0, random.Next(4) == 0 ? random.Next(der.Length) : der.Length).ToArray();
            for (var change = random.Next(1, 4); change > 0 && damaged.Length > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            refused += CheckResult(PemEncoding.WriteString("CERTIFICATE", damaged)) ? 0 : 1;
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    [Fact]
    public void Damaged_texts_are_refused_or_read_but_never_throw()
    {
        var pem = Certificate().ExportCertificatePem();
        var random = new Random(11);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var text = pem.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(9, 256);
            }

            refused += CheckResult(new string(text, 0, random.Next(2) == 0 ? text.Length : random.Next(text.Length))) ? 0 : 1;
        }

        Assert.InRange(refused, Rounds / 2, Rounds);
    }

    [Theory]
    [InlineData("invalid-certificate-body", "Certificate invalid-certificate-body is malformed.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG", "Certificate -----BEGIN PRIVATE KEY--... is malformed.")]
    [InlineData("MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC", "Certificate MC4CAQAwBQYDK2VwBCIEINTu... is malformed.")]
    public void A_refusal_shows_the_beginning_of_the_body_only(string body, string message) =>
        Assert.Equal(message, ParsedCertificate.Read(body, Now).Error?.Message);

    [Theory]
    [InlineData(2_040, "InvalidCertificate")]
    [InlineData(2_048, null)]
    public void A_short_RSA_key_is_refused(int bits, string? code)
    {
        using var rsa = TestKeys.Rsa(bits);
        using var certificate = new CertificateRequest("CN=bob", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));

        Assert.Equal(code, ParsedCertificate.Read(certificate.ExportCertificatePem(), Now).Error?.Code);
    }

    /// <summary>What is read is stored and uploaded elsewhere: it must read as the same again. No refusal repeats what was sent.</summary>
    private static bool CheckResult(string text)
    {
        var result = ParsedCertificate.Read(text, Now);
        if (result.Error is { } error)
        {
            Assert.Contains(error.Code, (string[])["MalformedCertificate", "InvalidCertificate"]);
            Assert.InRange(error.Message.Length, 1, 110);
            return false;
        }

        Assert.Equal(result.Value, ParsedCertificate.Read(result.Value.Body, Now).Value);
        return true;
    }

    private static X509Certificate2 Certificate(DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=bob", key, HashAlgorithmName.SHA256).CreateSelfSigned(from ?? Now.AddDays(-1), to ?? Now.AddDays(1));
    }
}
