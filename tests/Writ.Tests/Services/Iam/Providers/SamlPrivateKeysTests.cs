using System.Security.Cryptography;
using Writ.Services.Iam.Providers.Saml;
using Writ.Tests.Server;
using Writ.Tests.Services.Iam.MfaDevices;
using Xunit;

namespace Writ.Tests.Services.Iam.Providers;

public sealed class SamlPrivateKeysTests
{
    private static readonly Room Room = new();

    [Fact]
    public void Key_is_sealed_for_its_id_and_opens_again()
    {
        using var rsa = TestKeys.Rsa(2_048);
        foreach (var pem in new[] { rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem() })
        {
            var key = SamlPrivateKeys.Seal(pem, Room.Call(TestClock.Start)).Value;

            Assert.True(Room.Vault.TryOpen(SamlProvider.VaultPurpose, key.SealedKey, key.Id, out var plain));
            Assert.Equal(rsa.ExportPkcs8PrivateKey(), plain);
            Assert.False(Room.Vault.TryOpen(SamlProvider.VaultPurpose, key.SealedKey, "SAMLKother", out _));
            Assert.Equal(TestClock.Start, key.Uploaded);
            Assert.StartsWith("SAMLK", key.Id, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_no_private_RSA_key_of_a_good_length_is_refused()
    {
        using var rsa = TestKeys.Rsa(2_048);
        using var small = TestKeys.Rsa(1_024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] wrong =
        [
            "", "key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", rsa.ExportRSAPublicKeyPem(), rsa.ExportSubjectPublicKeyInfoPem(),
            small.ExportPkcs8PrivateKeyPem(), curve.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem() + "\n" + rsa.ExportPkcs8PrivateKeyPem(),
            rsa.ExportEncryptedPkcs8PrivateKeyPem("password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 10)),
        ];

        Assert.All(wrong, pem => Assert.Equal(SamlErrors.InvalidPrivateKey, SamlPrivateKeys.Seal(pem, Room.Call(TestClock.Start)).Error));
    }

    [Fact]
    public void Damaged_keys_are_refused_or_read_but_never_throw()
    {
        using var rsa = TestKeys.Rsa(2_048);
        var sound = rsa.ExportPkcs8PrivateKeyPem();
        var random = new Random(5);

        for (var round = 0; round < 500; round++)
        {
            var text = sound.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(9, 256);
            }

            var key = SamlPrivateKeys.Seal(new string(text), Room.Call(TestClock.Start));

            Assert.True(key.Error == SamlErrors.InvalidPrivateKey || key.Value.SealedKey.Length > 0);
        }
    }
}
