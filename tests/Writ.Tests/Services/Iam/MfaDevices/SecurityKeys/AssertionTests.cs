using System.Security.Cryptography;
using Writ.Services.Iam.MfaDevices.SecurityKeys;
using Writ.Tests.Server;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Services.Iam.MfaDevices.SecurityKeys;

public sealed class AssertionTests
{
    private readonly Room _room = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Registered_key_proves_itself_and_its_counter_is_kept(bool isRsa)
    {
        var (key, known) = Registered(isRsa, counter: 5);
        key.Counter = 6;

        var result = Verify(known, key, Client());

        Assert.Null(result.Error);
        Assert.Equal(6u, result.Value.Counter);
        Assert.Equal(known.PublicKey, result.Value.PublicKey);
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 0, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(5, uint.MaxValue, true)]
    public void Counter_that_does_not_go_on_is_refused(uint before, uint now, bool isTaken)
    {
        var (key, known) = Registered(false, before);
        key.Counter = now;

        var result = Verify(known, key, Client());

        Assert.Equal(isTaken, result.Error is null);
        Assert.Equal(isTaken, Assertion.IsLater(known, now));
    }

    [Fact]
    public void Answer_counts_once()
    {
        var (key, known) = Registered(false, 0);
        var client = Client();

        Assert.Null(Verify(known, key, client).Error);
        Refused(Verify(known, key, client), "challenge");
    }

    [Fact]
    public void Wrong_answers_are_refused()
    {
        var (key, known) = Registered(false, 0);
        var (other, _) = Registered(false, 0);
        Refused(Verify(known, other, Client()), "another credential");
        other.CredentialId = key.CredentialId;
        Refused(Verify(known, other, Client()), "signature");
        Refused(Verify(known, key, SoftwareKey.ClientData("webauthn.create", Challenge())), "ceremony");
        Refused(Verify(known, key, SoftwareKey.ClientData("webauthn.get", Challenge(), "https://evil.example")), "origin");
        Refused(Verify(known, key, SoftwareKey.ClientData("webauthn.get", KeyChallenge.Issue(Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)))), "challenge");
        Refused(Verify(known, key, "{}"u8.ToArray()), "client data");
        key.Flags = 0;
        Refused(Verify(known, key, Client()), "nobody touched");
        key.Flags = 1;
        key.RelyingParty = "evil.example";
        Refused(Verify(known, key, Client()), "another relying party");
    }

    [Fact]
    public void Signature_is_over_everything_that_was_said()
    {
        var (key, known) = Registered(false, 0);
        var client = Client();
        var data = key.AuthenticatorData(withCredential: false);
        var signature = key.Sign([.. data, .. SHA256.HashData(client)]);
        data[36] ^= 1; // the counter

        Refused(new Assertion(key.CredentialId, client, data, signature).Verify(known, "AIDA1", _room.Call(TestClock.Start)), "signature");
        Refused(new Assertion(key.CredentialId, Client(), key.AuthenticatorData(false), signature).Verify(known, "AIDA1", _room.Call(TestClock.Start)), "signature");
        Refused(new Assertion(key.CredentialId, Client(), key.AuthenticatorData(false), []).Verify(known, "AIDA1", _room.Call(TestClock.Start)), "signature");
        Refused(new Assertion(key.CredentialId, Client(), [], signature).Verify(known, "AIDA1", _room.Call(TestClock.Start)), "authenticator data");
    }

    private string Challenge() => KeyChallenge.Issue(Ceremony.Assertion, "AIDA1", _room.Call(TestClock.Start));

    private byte[] Client() => SoftwareKey.ClientData("webauthn.get", Challenge());

    private (SoftwareKey Key, SecurityKey Known) Registered(bool isRsa, uint counter)
    {
        var key = new SoftwareKey(isRsa) { Counter = counter };
        var client = SoftwareKey.ClientData("webauthn.create", KeyChallenge.Issue(Ceremony.Registration, "AIDA1", _room.Call(TestClock.Start)));
        return (key, Registration.Verify(client, key.Attest("none", client), "AIDA1", _room.Call(TestClock.Start)).Value);
    }

    private Result<SecurityKey> Verify(SecurityKey known, SoftwareKey key, byte[] client)
    {
        var data = key.AuthenticatorData(withCredential: false);
        return new Assertion(key.CredentialId, client, data, key.Sign([.. data, .. SHA256.HashData(client)])).Verify(known, "AIDA1", _room.Call(TestClock.Start));
    }

    private static void Refused(Result<SecurityKey> result, string why)
    {
        Assert.Equal("InvalidAuthenticationCode", result.Error?.Code);
        Assert.Contains(why, result.Error?.Message, StringComparison.Ordinal);
    }
}
