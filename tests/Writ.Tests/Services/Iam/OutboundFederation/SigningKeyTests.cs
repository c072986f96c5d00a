using System.Security.Cryptography;
using Writ.Kernel;
using Writ.Kernel.Secrets;
using Writ.Services.Iam.OutboundFederation;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.OutboundFederation;

public sealed class SigningKeyTests
{
    private static readonly AccountId Other = AccountId.Parse("444455556666");

    /// <summary>The example of RFC 7638, section 3.1.</summary>
    [Fact]
    public void Thumbprint_is_that_of_the_standard()
    {
        const string Modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        using var key = RSA.Create(new RSAParameters { Modulus = System.Buffers.Text.Base64Url.DecodeFromChars(Modulus), Exponent = [1, 0, 1] });

        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", PublicJwk.Of(key).Thumbprint);
    }

    [Theory]
    [InlineData(SigningKey.Rs256)]
    [InlineData(SigningKey.Es384)]
    public void Key_signs_for_its_own_account_only(string algorithm)
    {
        using var vault = new Vault(new byte[32], IdSource.Cryptographic);
        var key = SigningKey.Make(algorithm, TestServer.Account, IdSource.Cryptographic, vault, TestClock.Start);

        Assert.NotEmpty(key.Sign("text"u8, TestServer.Account, vault));
        Assert.Throws<CryptographicException>(() => key.Sign("text"u8, Other, vault));
        Assert.Throws<CryptographicException>(() => (key with { Id = "another" }).Sign("text"u8, TestServer.Account, vault));
        Assert.Equal(key.Id, key.ToJwk().Thumbprint);
    }

    [Fact]
    public void Newest_key_of_an_algorithm_that_everybody_knows_signs_and_all_are_published()
    {
        using var vault = new Vault(new byte[32], IdSource.Cryptographic);
        var now = TestClock.Start;
        var (old, other, young) = (Make(SigningKey.Es384, now), Make(SigningKey.Rs256, now), Make(SigningKey.Es384, now.AddHours(1)));
        var issuer = new TokenIssuer { Id = "i", Keys = [old, other, young] };

        Assert.Same(old, issuer.SignsWith(SigningKey.Es384, now));
        Assert.Same(old, issuer.SignsWith(SigningKey.Es384, now.AddMinutes(69)));
        Assert.Same(young, issuer.SignsWith(SigningKey.Es384, now.AddMinutes(70)));
        Assert.Same(other, issuer.SignsWith(SigningKey.Rs256, now));
        Assert.Null(issuer.SignsWith("none", now));
        Assert.All(issuer.Keys, key => Assert.Contains(key.Id, System.Text.Encoding.UTF8.GetString(IssuerDocuments.Keys(issuer)), StringComparison.Ordinal));

        SigningKey Make(string algorithm, DateTimeOffset at) => SigningKey.Make(algorithm, TestServer.Account, IdSource.Cryptographic, vault, at);
    }
}
