using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

public sealed class JsonWebKeySetTests : IDisposable
{
    private readonly TestIssuer _issuer = new("https://idp.example.com");

    [Theory]
    [InlineData("use", "enc")]
    [InlineData("kty", "oct")]
    [InlineData("kty", "rsa")]
    [InlineData("alg", "RS512")]
    [InlineData("kid", "other")]
    [InlineData("n", "AQAB")]
    [InlineData("n", "!")]
    [InlineData("e", "")]
    [InlineData("e", "AQ")]
    [InlineData("e", "AQAA")]
    [InlineData("e", "AQAAAAAB")]
    public void Key_that_is_not_for_the_token_is_passed_over(string member, string value)
    {
        var key = TestIssuer.Of(_issuer.Rsa, "rsa");
        key[member] = value;

        Assert.Null(Parse(key)?.For(Token()));
    }

    [Fact]
    public void Key_of_a_very_long_name_is_passed_over()
    {
        var key = TestIssuer.Of(_issuer.Rsa, new string('k', 513));

        Assert.Null(Parse(key)?.For(Assert.IsType<JsonWebToken>(JsonWebToken.Parse(_issuer.Token(_issuer.Claims(TestClock.Start), keyId: null)))));
    }

    [Fact]
    public void Key_whose_uses_leave_verifying_out_is_passed_over()
    {
        var key = TestIssuer.Of(_issuer.Rsa, "rsa");
        key["key_ops"] = new JsonArray("sign");
        var good = TestIssuer.Of(_issuer.Rsa, "rsa");
        good["key_ops"] = new JsonArray("verify");

        Assert.Null(Parse(key)?.For(Token()));
        Assert.NotNull(Parse(good)?.For(Token()));
    }

    [Fact]
    public void Short_RSA_key_is_none()
    {
        using var small = TestKeys.Rsa(1_024);

        Assert.Null(Parse(TestIssuer.Of(small, "rsa"))?.For(Token()));
    }

    [Fact]
    public void Point_that_is_not_on_its_curve_verifies_nothing()
    {
        var key = TestIssuer.Of(_issuer.P256, "p256");
        key["y"] = key["x"]?.DeepClone();
        var token = Assert.IsType<JsonWebToken>(JsonWebToken.Parse(_issuer.Token(_issuer.Claims(TestClock.Start), "ES256", "p256")));

        Assert.False(Parse(key)?.For(token) is { } found && token.IsSignedBy(found));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Set_has_at_most_a_hundred_keys_of_a_kind(int count, bool isSet)
    {
        var keys = Enumerable.Range(0, count).Select(at => TestIssuer.Of(_issuer.Rsa, $"k{at}")).Append(TestIssuer.Of(_issuer.P256, "p256"));

        Assert.Equal(isSet, Parse([.. keys]) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[],"keys":[]}""")]
    [InlineData("<html>")]
    public void Document_that_is_no_set_of_keys_is_none(string text) => Assert.Null(JsonWebKeySet.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[1,"a",null,[],{}]}""")]
    public void Set_without_keys_has_none(string text) => Assert.Null(JsonWebKeySet.Parse(Encoding.UTF8.GetBytes(text))?.For(Token()));

    public void Dispose() => _issuer.Dispose();

    private JsonWebToken Token() => Assert.IsType<JsonWebToken>(JsonWebToken.Parse(_issuer.Token(_issuer.Claims(TestClock.Start))));

    private static JsonWebKeySet? Parse(params JsonObject[] keys) =>
        JsonWebKeySet.Parse(Encoding.UTF8.GetBytes(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.DeepClone())]) }.ToJsonString()));
}
