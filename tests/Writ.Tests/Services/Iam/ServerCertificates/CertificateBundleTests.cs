using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Xunit;

namespace Writ.Tests.Services.Iam.ServerCertificates;

public sealed class CertificateBundleTests
{
    private const int Rounds = 3_000;

    [Fact]
    public void Damaged_texts_are_refused_or_unharmed_but_never_throw()
    {
        using var ca = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var site = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] sound =
        [
            Issued.Pem(Issued.Request("site", site).By("ca", ca)),
            Issued.Pem(Issued.Request("ca", ca).By("ca", ca)),
            site.ExportECPrivateKeyPem(),
        ];
        Assert.Null(CertificateBundle.Check(sound[0], sound[1], sound[2], Issued.Now).Error);
        var random = new Random(5);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            string[] texts = [.. sound];
            texts[round % texts.Length] = Damage(texts[round % texts.Length], random);
            refused += CertificateBundle.Check(texts[0], texts[1], texts[2], Issued.Now).Error is null ? 0 : 1;
        }

        Assert.InRange(refused, Rounds / 2, Rounds);
    }

    [Fact]
    public void Validity_includes_its_first_and_its_last_second()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var body = Issued.Pem(Issued.Request("site", key).By("site", key));
        var secret = key.ExportECPrivateKeyPem();

        Assert.Null(CertificateBundle.Check(body, chain: null, secret, Issued.Now.AddDays(-1)).Error);
        Assert.Equal(Issued.Now.AddDays(1), CertificateBundle.Check(body, chain: null, secret, Issued.Now.AddDays(1)).Value);
        Assert.Equal(ServerCertificateErrors.Unparsable, CertificateBundle.Check(body, chain: null, secret, Issued.Now.AddDays(-1).AddSeconds(-1)).Error);
        Assert.Equal(ServerCertificateErrors.Unparsable, CertificateBundle.Check(body, chain: null, secret, Issued.Now.AddDays(1).AddSeconds(1)).Error);
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END ")]
    [InlineData("-----BEGIN A-----\n-----END B-----")]
    [InlineData("\n")]
    public void Repeated_fragments_of_PEM_are_refused(string fragment)
    {
        var text = string.Concat(Enumerable.Repeat(fragment, 160_000 / fragment.Length));

        Assert.Empty(PemBlock.ReadAll(text, most: 10));
    }

    private static string Damage(string text, Random random)
    {
        var copy = text.ToCharArray();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            copy[random.Next(copy.Length)] = (char)random.Next(9, 256);
        }

        return new string(copy, 0, random.Next(3) == 0 ? random.Next(copy.Length) : copy.Length);
    }
}
