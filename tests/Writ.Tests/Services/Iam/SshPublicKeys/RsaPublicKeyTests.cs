using System.Security.Cryptography;
using Writ.Services.Iam.SshPublicKeys;
using Xunit;

namespace Writ.Tests.Services.Iam.SshPublicKeys;

public sealed class RsaPublicKeyTests
{
    private const int Rounds = 4_000;

    [Fact]
    public void A_key_survives_every_encoding()
    {
        using var rsa = TestKeys.Rsa(2_048);

        var fromSpki = RsaPublicKey.Read(rsa.ExportSubjectPublicKeyInfoPem()).Value;
        var fromPkcs1 = RsaPublicKey.Read(rsa.ExportRSAPublicKeyPem()).Value;
        var fromSsh = RsaPublicKey.Read(fromSpki.Ssh() + " a comment").Value;

        Assert.Equal(fromSpki.Blob(), fromPkcs1.Blob());
        Assert.Equal(fromSpki.Blob(), fromSsh.Blob());
        Assert.Equal(rsa.ExportSubjectPublicKeyInfoPem(), fromSsh.Pem());
    }

    [Theory]
    [InlineData("-----BEGIN X-----\n", "")]
    [InlineData("-----BEGIN X-----\n-----END X-----\n", "")]
    [InlineData("-----BEGIN ", "")]
    [InlineData("", "-----BEGIN X-----\n-----END X-----\n")]
    [InlineData("", "comment")]
    public void Text_around_a_PEM_block_is_refused(string before, string behind)
    {
        using var rsa = TestKeys.Rsa(2_048);

        Assert.NotNull(RsaPublicKey.Read(before + rsa.ExportSubjectPublicKeyInfoPem() + behind).Error);
    }

    [Theory]
    [InlineData(2049)]
    [InlineData(2051)]
    [InlineData(16384)]
    public void A_key_of_any_allowed_length_has_a_PEM_form(int bits)
    {
        var modulus = new byte[((bits + 7) / 8) + 1];
        modulus[1] = (byte)(1 << ((bits - 1) % 8));
        modulus[^1] |= 1;
        var blob = Convert.FromHexString("00000007" + "7373682d727361" + "00000003010001" + modulus.Length.ToString("x8", null) + Convert.ToHexString(modulus));
        var key = RsaPublicKey.ReadBlob(blob).Value;

        Assert.Equal(key.Blob(), RsaPublicKey.Read(key.Pem()).Value.Blob());
    }

    [Fact]
    public void Damaged_keys_are_refused_or_read_but_never_throw()
    {
        using var rsa = TestKeys.Rsa(2_048);
        var ssh = RsaPublicKey.Read(rsa.ExportSubjectPublicKeyInfoPem()).Value.Ssh();
        string[] sound = [rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportRSAPublicKeyPem(), ssh];
        var random = new Random(7);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var text = sound[round % sound.Length].ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(9, 256);
            }

            var result = RsaPublicKey.Read(new string(text, 0, random.Next(2) == 0 ? text.Length : random.Next(text.Length)));

            if (result.Error is null)
            {
                Assert.Equal(result.Value.Blob(), RsaPublicKey.ReadBlob(result.Value.Blob()).Value.Blob());
                Assert.StartsWith("-----BEGIN PUBLIC KEY-----", result.Value.Pem(), StringComparison.Ordinal);
            }
            else
            {
                refused++;
            }
        }

        Assert.InRange(refused, Rounds / 2, Rounds - 1);
    }

    [Fact]
    public void A_damaged_encoding_never_throws()
    {
        using var rsa = TestKeys.Rsa(2_048);
        var blob = RsaPublicKey.Read(rsa.ExportRSAPublicKeyPem()).Value.Blob();
        var random = new Random(8);
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var copy = blob.ToArray();
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
            copy[random.Next(30)] = (byte)random.Next(256);
            var result = RsaPublicKey.ReadBlob(copy.AsSpan(0, random.Next(2) == 0 ? copy.Length : random.Next(copy.Length)));
            if (result.Error is null)
            {
                Assert.Equal(result.Value.Blob(), RsaPublicKey.Read(result.Value.Pem()).Value.Blob());
            }
            else
            {
                refused++;
            }
        }

        Assert.InRange(refused, Rounds / 2, Rounds - 1);
    }
}
