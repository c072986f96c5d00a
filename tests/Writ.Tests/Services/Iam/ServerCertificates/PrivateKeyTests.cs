using System.Formats.Asn1;
using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Xunit;

namespace Writ.Tests.Services.Iam.ServerCertificates;

public sealed class PrivateKeyTests
{
    private const int Rounds = 2_000;

    [Theory]
    [InlineData("1.2.840.10045.3.1.7")]
    [InlineData("1.3.132.0.34")]
    [InlineData("1.3.132.0.35")]
    public void Elliptic_key_is_known_in_every_form(string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        var known = PublicKey.Read(key.ExportSubjectPublicKeyInfo());
        Assert.NotNull(known);

        foreach (var text in new[] { key.ExportECPrivateKeyPem(), key.ExportPkcs8PrivateKeyPem() })
        {
            using var read = PrivateKey.Read(text).Value;
            Assert.True(read.IsOf(known));
        }
    }

    [Fact]
    public void Key_is_nobody_elses()
    {
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = TestKeys.Rsa(2_048);
        using var read = PrivateKey.Read(elliptic.ExportECPrivateKeyPem()).Value;

        Assert.False(read.IsOf(PublicKey.Read(other.ExportSubjectPublicKeyInfo())!));
        Assert.False(read.IsOf(PublicKey.Read(rsa.ExportSubjectPublicKeyInfo())!));
    }

    [Fact]
    public void Curve_that_is_spelled_out_is_refused()
    {
        using var named = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var explicitly = ECDsa.Create(named.ExportExplicitParameters(includePrivateParameters: true));

        Assert.Equal(ServerCertificateErrors.UnparsableKey, PrivateKey.Read(explicitly.ExportECPrivateKeyPem()).Error);
        Assert.Equal(ServerCertificateErrors.UnparsableKey, PrivateKey.Read(explicitly.ExportPkcs8PrivateKeyPem()).Error);
        Assert.Throws<AsnContentException>(() => PublicKey.Read(explicitly.ExportSubjectPublicKeyInfo()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void Secret_that_is_no_number_of_the_curve_is_refused(byte filling)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var der = key.ExportECPrivateKey();
        var secret = key.ExportParameters(includePrivateParameters: true).D ?? [];
        der.AsSpan(der.AsSpan().IndexOf(secret), secret.Length).Fill(filling);

        var read = PrivateKey.Read(PemEncoding.WriteString("EC PRIVATE KEY", der));

        Assert.True(read.Error is not null || !read.Value.IsOf(PublicKey.Read(key.ExportSubjectPublicKeyInfo())!));
    }

    [Theory]
    [InlineData(128, 3)]
    [InlineData(1024, 1025)]
    [InlineData(1026, 3)]
    [InlineData(1024, 9)]
    public void Numbers_out_of_bounds_are_refused_before_anybody_computes_with_them(int modulusBytes, int exponentBytes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (var length in new[] { modulusBytes, exponentBytes, 2_000, 64, 64, 64, 64, 64 })
            {
                writer.WriteIntegerUnsigned(Enumerable.Repeat((byte)0xFF, length).ToArray());
            }
        }

        Assert.Equal(ServerCertificateErrors.UnparsableKey, PrivateKey.Read(PemEncoding.WriteString("RSA PRIVATE KEY", writer.Encode())).Error);
    }

    [Fact]
    public void Damaged_keys_are_refused_or_read_but_never_throw()
    {
        using var rsa = TestKeys.Rsa(1_024);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (string Label, byte[] Content, PublicKey Key)[] sound =
        [
            ("RSA PRIVATE KEY", rsa.ExportRSAPrivateKey(), PublicKey.Read(rsa.ExportSubjectPublicKeyInfo())!),
            ("PRIVATE KEY", rsa.ExportPkcs8PrivateKey(), PublicKey.Read(rsa.ExportSubjectPublicKeyInfo())!),
            ("EC PRIVATE KEY", elliptic.ExportECPrivateKey(), PublicKey.Read(elliptic.ExportSubjectPublicKeyInfo())!),
            ("PRIVATE KEY", elliptic.ExportPkcs8PrivateKey(), PublicKey.Read(elliptic.ExportSubjectPublicKeyInfo())!),
        ];
        var random = new Random(4);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var (label, content, known) = sound[round % sound.Length];
            var copy = content.ToArray();
            for (var change = random.Next(1, 3); change > 0; change--)
            {
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            }

            var read = PrivateKey.Read(PemEncoding.WriteString(label, copy));
            if (read.Error is null)
            {
                using var key = read.Value;
                _ = key.IsOf(known);
            }
            else
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }
}
