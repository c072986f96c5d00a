using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Writ.Services.Iam.MfaDevices.SecurityKeys;
using Writ.Tests.Server;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Services.Iam.MfaDevices.SecurityKeys;

public sealed class RegistrationTests : IDisposable
{
    private const string Create = "webauthn.create";
    private const string Ok = "C=XX, O=Maker, OU=Authenticator Attestation, CN=Key";

    private readonly Room _room = new();
    private readonly ECDsa _maker = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _maker.Dispose();

    [Theory]
    [InlineData("none", false)]
    [InlineData("none", true)]
    [InlineData("packed", false)]
    [InlineData("packed", true)]
    public void Key_is_registered(string format, bool isRsa)
    {
        var key = new SoftwareKey(isRsa) { Counter = 7 };
        var client = Client();

        var result = Verify(client, key.Attest(format, client));

        Assert.Null(result.Error);
        Assert.Equal(key.CredentialId, result.Value.CredentialId);
        Assert.Equal(key.Algorithm, result.Value.Algorithm);
        Assert.Equal(7u, result.Value.Counter);
        Assert.True(CoseKey.IsSigned(key.Algorithm, result.Value.PublicKey, "x"u8, key.Sign("x"u8.ToArray())));
        Assert.False(CoseKey.IsSigned(key.Algorithm, result.Value.PublicKey, "y"u8, key.Sign("x"u8.ToArray())));
    }

    [Theory]
    [InlineData("packed", Ok, false, false, true)]
    [InlineData("packed", "C=XX, O=Maker, OU=Something, CN=Key", false, false, false)]
    [InlineData("packed", "CN=Key", false, false, false)]
    [InlineData("packed", Ok, true, false, false)] // an authority vouches for certificates, not for keys
    [InlineData("packed", Ok, false, true, false)] // of another model
    [InlineData("fido-u2f", "CN=U2F", false, false, true)]
    public void Attestation_by_a_certificate_follows_the_rules(string format, string subject, bool isAuthority, bool isOtherModel, bool isTaken)
    {
        var key = new SoftwareKey { Aaguid = format == "packed" ? [.. Enumerable.Range(1, 16).Select(at => (byte)at)] : new byte[16] };
        using var certificate = Certificate(subject, isAuthority, isOtherModel ? new byte[16] : key.Aaguid);
        var client = Client();

        var result = Verify(client, key.Attest(format, client, certificate, SignAsMaker));

        Assert.Equal(isTaken, result.Error is null);
    }

    [Fact]
    public void Attestation_signed_by_another_is_refused()
    {
        using var certificate = Certificate(Ok, false, new byte[16]);
        foreach (var format in new[] { "packed", "fido-u2f" })
        {
            var client = Client();
            Refused(Verify(client, new SoftwareKey().Attest(format, client, certificate)), "attestation does not verify"); // by the new key, not the maker's
            client = Client();
            Refused(Verify(client, new SoftwareKey().Attest(format, Client(), certificate, SignAsMaker)), "attestation does not verify"); // of another challenge
        }

        var self = Client();
        Refused(Verify(self, new SoftwareKey().Attest("packed", self, sign: SignAsMaker)), "attestation does not verify");
        self = Client();
        Refused(Verify(self, new SoftwareKey().Attest("android-key", self)), "attestation does not verify");
    }

    [Fact]
    public void Statement_of_none_must_be_empty_and_that_of_u2f_complete()
    {
        var key = new SoftwareKey();
        var data = key.AuthenticatorData(withCredential: true);
        foreach (var attestation in new[]
        {
            SoftwareKey.Object("none", data, [1], null, null),
            SoftwareKey.Object("packed", data, null, -7, null),
            SoftwareKey.Object("packed", data, [1], null, null),
            SoftwareKey.Object("packed", data, [1], -257, null),
            SoftwareKey.Object("fido-u2f", data, [1], null, null),
        })
        {
            Refused(Verify(Client(), attestation), "attestation does not verify");
        }
    }

    [Fact]
    public void U2f_key_has_no_model_and_signs_with_es256()
    {
        using var certificate = Certificate("CN=U2F", false, new byte[16]);
        var client = Client();
        Refused(Verify(client, new SoftwareKey { Aaguid = [.. Enumerable.Repeat((byte)1, 16)] }.Attest("fido-u2f", client, certificate, SignAsMaker)), "attestation does not verify");
        client = Client();
        Refused(Verify(client, new SoftwareKey(isRsa: true).Attest("fido-u2f", client, certificate, SignAsMaker)), "attestation does not verify");
    }

    [Fact]
    public void Challenge_is_good_once_for_its_subject_ceremony_time_and_process()
    {
        var challenge = KeyChallenge.Issue(Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start));

        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA2", _room.Call(TestClock.Start)));
        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Assertion, "AIDA1", _room.Call(TestClock.Start)));
        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start + KeyChallenge.Lifetime)));
        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start.AddSeconds(-1))));
        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA1", _room.Restarted(TestClock.Start.AddSeconds(1)).Call(TestClock.Start.AddSeconds(2))));
        Assert.False(KeyChallenge.TrySpend(challenge + "=", Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
        Assert.False(KeyChallenge.TrySpend(" " + challenge, Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
        Assert.False(KeyChallenge.TrySpend(new string('A', 100_000), Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
        Assert.True(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
        Assert.False(KeyChallenge.TrySpend(challenge, Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
    }

    [Theory]
    [InlineData("webauthn.get", "https://localhost", "", "ceremony")]
    [InlineData(Create, "https://example.com", "", "origin")]
    [InlineData(Create, "https://localhost.example.com", "", "origin")]
    [InlineData(Create, "https://localhost/", "", "origin")]
    [InlineData(Create, "https://user@localhost", "", "origin")]
    [InlineData(Create, "ftp://localhost", "", "origin")]
    [InlineData(Create, "null", "", "origin")]
    [InlineData(Create, "https://localhost", ",\"crossOrigin\":true", "framed")]
    [InlineData(Create, "https://localhost", ",\"crossOrigin\":null", "framed")]
    [InlineData(Create, "https://localhost", ",\"type\":\"webauthn.create\"", "cannot be read")]
    [InlineData(Create, "http://localhost:8080", "", null)]
    [InlineData(Create, "https://localhost:8443", ",\"crossOrigin\":false,\"other\":1", null)]
    public void Client_data_is_checked(string type, string origin, string more, string? why)
    {
        var client = SoftwareKey.ClientData(type, Challenge(), origin, more);

        var result = Verify(client, new SoftwareKey().Attest("none", client));

        if (why is null)
        {
            Assert.Null(result.Error);
        }
        else
        {
            Refused(result, why);
        }
    }

    [Fact]
    public void Key_of_another_party_or_untouched_or_without_credential_is_refused()
    {
        var client = Client();
        Refused(Verify(client, new SoftwareKey { RelyingParty = "example.com" }.Attest("none", client)), "another relying party");
        client = Client();
        Refused(Verify(client, new SoftwareKey { Flags = 0x04 }.Attest("none", client)), "nobody touched");
        client = Client();
        Refused(Verify(client, SoftwareKey.Object("none", new SoftwareKey().AuthenticatorData(withCredential: false), null, null, null)), "no public key");
    }

    [Fact]
    public void Point_off_the_curve_is_no_key()
    {
        var key = new SoftwareKey();
        var data = key.AuthenticatorData(withCredential: true);
        data[^1] ^= 1;

        Refused(Verify(Client(), SoftwareKey.Object("none", data, null, null, null)), "no public key");
    }

    /// <summary>Every cut and thousands of changed bytes: refused or read, never an exception.</summary>
    [Fact]
    public void Damaged_attestation_never_breaks_the_reader()
    {
        using var certificate = Certificate(Ok, false, new byte[16]);
        var client = Client();
        var key = new SoftwareKey();
        var good = key.Attest("packed", client, certificate, SignAsMaker);
        var random = new Random(20260102);
        for (var length = 0; length < good.Length; length++)
        {
            Assert.Null(AttestationObject.Read(good[..length]));
        }

        Assert.Null(AttestationObject.Read([.. good, 0]));
        for (var round = 0; round < 3_000; round++)
        {
            var bad = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            if (AttestationObject.Read(bad) is { } statement && AuthenticatorData.Read(statement.AuthenticatorData) is { Key: { } cose } data && cose.Export() is { } spki)
            {
                Attestation.IsValid(statement, data, cose, spki, SHA256.HashData(client));
            }
        }
    }

    [Theory]
    [InlineData("a0")]
    [InlineData("bf63666d74646e6f6e65ff")] // indefinite length
    [InlineData("a3686175746844617461406761747453746d74a063666d74646e6f6e65")] // not in canonical order
    [InlineData("a263666d74646e6f6e6563666d74646e6f6e65")] // the same key twice
    [InlineData("9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f")]
    [InlineData("bb7fffffffffffffff")] // a map of 2^63 entries
    [InlineData("a363666d74646e6f6e656761747453746d74a063783563818181818181")]
    [InlineData("a363666d74667061636b65646761747453746d74a16378356380686175746844617461405f")]
    public void Other_cbor_is_refused(string hex) => Assert.Null(AttestationObject.Read(Convert.FromHexString(hex)));

    [Fact]
    public void Input_of_any_size_is_bounded()
    {
        Assert.Null(AttestationObject.Read(new byte[1 << 20]));
        Assert.Null(AuthenticatorData.Read(new byte[1 << 20]));
        Assert.Null(ClientData.Read(new byte[1 << 20]));
        Assert.Null(ClientData.Read("""{"type":"a","challenge":"b","origin":"c","x":[[[[[1]]]]]}"""u8.ToArray()));
        Assert.Null(ClientData.Read("{\"type\":\"a\",\"challenge\":\"\\ud800\",\"origin\":\"c\"}"u8.ToArray()));
        Assert.Null(ClientData.Read("[]"u8.ToArray()));
    }

    private string Challenge() => KeyChallenge.Issue(Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start));

    private byte[] Client() => SoftwareKey.ClientData(Create, Challenge());

    private Result<SecurityKey> Verify(byte[] client, byte[] attestation) => Registration.Verify(client, attestation, "AIDA1", _room.Call(TestClock.Start));

    private byte[] SignAsMaker(byte[] data) => _maker.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static void Refused(Result<SecurityKey> result, string why)
    {
        Assert.Equal("InvalidAuthenticationCode", result.Error?.Code);
        Assert.Contains(why, result.Error?.Message, StringComparison.Ordinal);
    }

    private X509Certificate2 Certificate(string subject, bool isAuthority, byte[] aaguid)
    {
        var request = new CertificateRequest(subject, _maker, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.45724.1.1.4", [4, 16, .. aaguid], false));
        return request.CreateSelfSigned(TestClock.Start, TestClock.Start.AddYears(1));
    }
}
