using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

public sealed class JsonWebTokenTests : IDisposable
{
    private readonly TestIssuer _issuer = new("https://idp.example.com");

    [Theory]
    [InlineData("RS256", "rsa")]
    [InlineData("RS384", "rsa")]
    [InlineData("RS512", "rsa")]
    [InlineData("ES256", "p256")]
    [InlineData("ES384", "p384")]
    [InlineData("ES512", "p521")]
    public void Token_of_each_algorithm_verifies_with_its_key_and_no_other(string algorithm, string key)
    {
        var keys = Set(_issuer.Keys);
        var token = Parse(_issuer.Token(_issuer.Claims(TestClock.Start), algorithm, key));

        Assert.True(token.IsSignedBy(Assert.IsType<JsonWebKey>(keys.For(token))));
        Assert.All(_issuer.Keys["keys"]?.AsArray().OfType<JsonObject>().Where(other => (string?)other["kid"] != key) ?? [], other =>
        {
            other["kid"] = key;
            Assert.Null(Set(new JsonObject { ["keys"] = new JsonArray(other.DeepClone()) }).For(token));
        });
    }

    [Theory]
    [InlineData("RS256", "rsa")]
    [InlineData("ES384", "p384")]
    public void Token_with_any_bit_flipped_does_not_verify(string algorithm, string key)
    {
        var keys = Set(_issuer.Keys);
        var text = _issuer.Token(_issuer.Claims(TestClock.Start), algorithm, key);
        var signature = text.LastIndexOf('.') + 1;

        for (var at = 0; at < text.Length - 1; at++) // the last character has bits that mean nothing
        {
            var other = text[at] == 'A' ? 'B' : 'A';
            if (at == signature - 1 || text[at] == '.')
            {
                continue;
            }

            var changed = JsonWebToken.Parse($"{text[..at]}{other}{text[(at + 1)..]}");
            Assert.False(changed is not null && keys.For(changed) is { } found && changed.IsSignedBy(found), $"at {at}");
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("rs256")]
    [InlineData("RS1")]
    [InlineData("")]
    public void Token_of_an_algorithm_that_is_not_AWS_s_is_none(string algorithm) =>
        Assert.Null(JsonWebToken.Parse(_issuer.Token(_issuer.Claims(TestClock.Start), algorithm)));

    [Theory]
    [InlineData("""{"kid":"rsa"}""")]
    [InlineData("""{"alg":["RS256"],"kid":"rsa"}""")]
    [InlineData("""{"alg":"RS256","kid":1}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa","crit":["b64"],"b64":false}""")]
    public void Token_with_a_header_that_is_not_understood_is_none(string header) =>
        Assert.Null(JsonWebToken.Parse(_issuer.Signed(JsonNode.Parse(header)?.AsObject() ?? [], "{}")));

    [Theory]
    [InlineData("""{"sub":"a","sub":"b"}""")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}}}}}}}}}""")]
    public void Token_whose_claims_are_no_plain_object_is_none(string claims) =>
        Assert.Null(JsonWebToken.Parse(_issuer.Signed(new JsonObject { ["alg"] = "RS256" }, claims)));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("{0}.x")]
    [InlineData(" {0}")]
    [InlineData("{0}=")]
    [InlineData("{0}\n")]
    public void Text_that_is_no_compact_token_is_none(string form) =>
        Assert.Null(JsonWebToken.Parse(form.Replace("{0}", _issuer.Token(_issuer.Claims(TestClock.Start)), StringComparison.Ordinal)));

    [Fact]
    public void Token_without_key_id_takes_the_only_key_that_fits()
    {
        var token = Parse(_issuer.Token(_issuer.Claims(TestClock.Start), keyId: null));
        using var other = TestKeys.Rsa(2_048, 1);
        var two = _issuer.Keys;
        two["keys"]?.AsArray().Add(TestIssuer.Of(other, "other"));

        Assert.Equal("rsa", Set(_issuer.Keys).For(token)?.Id);
        Assert.Null(Set(two).For(token));
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(7); // a seed: the same texts each time
        var seed = _issuer.Token(_issuer.Claims(TestClock.Start));
        for (var run = 0; run < 20_000; run++)
        {
            var text = seed.ToCharArray();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(32, 127);
            }

            var parsed = JsonWebToken.Parse(new string(text, 0, random.Next(text.Length + 1)));
            if (parsed is not null)
            {
                _ = TokenClaims.Read(parsed.Claims);
                _ = TokenTags.Read(parsed.Claims);
            }
        }
    }

    public void Dispose() => _issuer.Dispose();

    private static JsonWebToken Parse(string text) => Assert.IsType<JsonWebToken>(JsonWebToken.Parse(text));

    private static JsonWebKeySet Set(JsonObject keys) => Assert.IsType<JsonWebKeySet>(JsonWebKeySet.Parse(Encoding.UTF8.GetBytes(keys.ToJsonString())));
}
