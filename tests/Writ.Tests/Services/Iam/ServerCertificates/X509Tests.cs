using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Xunit;

namespace Writ.Tests.Services.Iam.ServerCertificates;

public sealed class X509Tests
{
    private const int Rounds = 4_000;

    public static TheoryData<string> Hashes => ["SHA256", "SHA384", "SHA512"];

    [Theory]
    [MemberData(nameof(Hashes))]
    public void Issuer_of_any_kind_is_known_by_its_signature(string hash)
    {
        using var rsa = TestKeys.Rsa(2_048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var site = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Issued.Request("site", site, new HashAlgorithmName(hash));
        var ofRsa = Issued.Read(Issued.Request("ca", rsa).By("ca", rsa));
        var ofElliptic = Issued.Read(Issued.Request("ca", elliptic).By("ca", elliptic));

        Assert.True(Issued.Read(request.By("ca", rsa)).IsIssuedBy(ofRsa));
        Assert.True(Issued.Read(request.By("ca", rsa, RSASignaturePadding.Pss)).IsIssuedBy(ofRsa));
        Assert.True(Issued.Read(request.By("ca", elliptic)).IsIssuedBy(ofElliptic));
        Assert.False(Issued.Read(request.By("ca", rsa)).IsIssuedBy(ofElliptic));
        Assert.False(Issued.Read(request.By("ca", elliptic)).IsIssuedBy(ofRsa));
    }

    [Fact]
    public void Neither_the_name_alone_nor_the_key_alone_makes_an_issuer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var site = Issued.Read(Issued.Request("site", other).By("ca", key));

        Assert.True(site.IsIssuedBy(Issued.Read(Issued.Request("ca", key).By("ca", key))));
        Assert.False(site.IsIssuedBy(Issued.Read(Issued.Request("ca", other).By("ca", other))));
        Assert.False(site.IsIssuedBy(Issued.Read(Issued.Request("cb", key).By("cb", key))));
    }

    [Fact]
    public void A_changed_certificate_is_nobodys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ca = Issued.Read(Issued.Request("ca", key).By("ca", key));
        var sound = Issued.Request("site", key).By("ca", key);

        for (var at = 0; at < sound.Length; at++)
        {
            var copy = sound.ToArray();
            copy[at] ^= 1;
            Assert.False(X509.Read(copy)?.IsIssuedBy(ca) ?? false, $"byte {at}");
        }
    }

    [Fact]
    public void Damaged_certificates_are_refused_or_read_but_never_throw()
    {
        using var rsa = TestKeys.Rsa(2_048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[][] sound = [Issued.Request("ca", rsa).By("ca", rsa), Issued.Request("ca", elliptic).By("ca", elliptic), Issued.Request("p", rsa).By("p", rsa, RSASignaturePadding.Pss)];
        var random = new Random(3);
        var read = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var copy = sound[round % sound.Length].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            }

            if (X509.Read(random.Next(4) == 0 ? copy[..random.Next(copy.Length)] : copy) is { } certificate)
            {
                read++;
                _ = certificate.IsIssuedBy(certificate);
            }
        }

        Assert.InRange(read, 1, Rounds - 1);
    }
}
