using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

public sealed class TokenClaimsTests
{
    private const string Tags = "https://aws.amazon.com/tags";

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    public void Missing_claim_is_named(string claim)
    {
        foreach (JsonNode? value in new JsonNode?[] { null, JsonValue.Create(""), new JsonArray() })
        {
            var claims = Good();
            claims[claim] = value;

            Assert.Equal($"Missing a required claim: {claim}", TokenClaims.Read(Json(claims)).Error?.Message);
        }

        var without = Good();
        without.Remove(claim);
        Assert.Equal($"Missing a required claim: {claim}", TokenClaims.Read(Json(without)).Error?.Message);
    }

    [Theory]
    [InlineData("sub", "1")]
    [InlineData("sub", "[\"alice\"]")]
    [InlineData("iss", "{}")]
    [InlineData("aud", "1")]
    [InlineData("aud", "[1]")]
    [InlineData("aud", "[\"\"]")]
    [InlineData("azp", "[\"a\"]")]
    [InlineData("email", "true")]
    [InlineData("amr", "{}")]
    [InlineData("amr", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]")]
    [InlineData("exp", "\"1767323345\"")]
    [InlineData("exp", "1767323345.5")]
    [InlineData("exp", "1e99")]
    [InlineData("iat", "true")]
    [InlineData("nbf", "\"now\"")]
    public void Claim_of_another_type_is_refused(string claim, string value)
    {
        var text = Good().ToJsonString();
        var json = text.Contains($"\"{claim}\"", StringComparison.Ordinal) ? Replace(text, claim, value) : $"{text[..^1]},\"{claim}\":{value}}}";

        Assert.Equal($"Invalid claim: {claim}", TokenClaims.Read(TokenJson.Parse(Encoding.UTF8.GetBytes(json)) ?? default).Error?.Message);
    }

    [Fact]
    public void Long_texts_are_refused()
    {
        foreach (var claim in new[] { "sub", "aud", "azp", "email" })
        {
            var claims = Good();
            claims[claim] = new string('x', 256);
            Assert.Equal($"Invalid claim: {claim}", TokenClaims.Read(Json(claims)).Error?.Message);
            claims[claim] = new string('x', 255);
            Assert.Null(TokenClaims.Read(Json(claims)).Error);
        }
    }

    [Fact]
    public void Tags_come_nested_or_flat()
    {
        var nested = TokenTags.Read(Json(new JsonObject
        {
            [Tags] = new JsonObject { ["principal_tags"] = new JsonObject { ["team"] = new JsonArray("web"), ["Cost"] = "7" }, ["transitive_tag_keys"] = new JsonArray("team") },
        })).Value;
        var flat = TokenTags.Read(Json(new JsonObject
        {
            [Tags + "/principal_tags/team"] = "web", [Tags + "/principal_tags/Cost"] = new JsonArray("7"), [Tags + "/transitive_tag_keys"] = new JsonArray("team"),
        })).Value;

        foreach (var (tags, keys) in new[] { nested, flat })
        {
            Assert.Equal([("team", "web"), ("Cost", "7")], tags.Select(tag => (tag.Key, tag.Value)));
            Assert.Equal(["team"], keys);
        }
    }

    [Theory]
    [InlineData("""[]""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":[]}""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":{"a":["1","2"]}}""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":{"a":[]}}""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":{"a":1}}""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":{},"transitive_tag_keys":[1]}""", "InvalidIdentityToken")]
    [InlineData("""{"principal_tags":{"":["1"]}}""", "ValidationError")]
    [InlineData("""{"principal_tags":{"a":["\u0007"]}}""", "ValidationError")]
    [InlineData("""{"principal_tags":{"aws:a":["1"]}}""", "InvalidParameterValue")]
    [InlineData("""{"principal_tags":{"a":["1"],"A":["2"]}}""", "InvalidParameterValue")]
    [InlineData("""{"principal_tags":{"a":["1"]},"transitive_tag_keys":["b"]}""", "InvalidParameterValue")]
    public void Tags_that_no_request_could_pass_are_refused(string value, string code) =>
        Assert.Equal(code, TokenTags.Read(Json(new JsonObject { [Tags] = JsonNode.Parse(value) })).Error?.Code);

    [Fact]
    public void Tags_are_fifty_at_most()
    {
        var many = new JsonObject();
        for (var at = 0; at < 51; at++)
        {
            many[$"k{at}"] = "v";
        }

        Assert.Equal("ValidationError", TokenTags.Read(Json(new JsonObject { [Tags] = new JsonObject { ["principal_tags"] = many } })).Error?.Code);
    }

    [Fact]
    public void Keys_of_a_provider_that_AWS_knows_come_from_the_catalog()
    {
        var claims = Good();
        claims["repository"] = "acme/site";
        claims["run_id"] = "1";
        claims["email"] = "a@example.com";
        var keys = Keys("token.actions.githubusercontent.com", claims);

        Assert.Equal("acme/site", Assert.Single(keys["token.actions.githubusercontent.com:repository"]));
        Assert.Equal("a@example.com", Assert.Single(keys["token.actions.githubusercontent.com:email"]));
        Assert.DoesNotContain("token.actions.githubusercontent.com:run_id", keys.Keys);
        Assert.DoesNotContain("idp.example.com:repository", Keys("idp.example.com", claims).Keys);
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("sts")]
    [InlineData("saml")]
    public void Provider_named_like_a_service_sets_no_key_of_the_service(string provider)
    {
        var claims = Good();
        foreach (var claim in new[] { "PrincipalTag/a", "RequestTag/a", "ExternalId", "RoleSessionName", "namequalifier", "doc" })
        {
            claims[claim] = "x";
        }

        Assert.Equal([$"{provider}:aud", $"{provider}:oaud", $"{provider}:sub"], Keys(provider, claims).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Audience_key_is_the_authorized_party_and_oaud_the_audience()
    {
        var claims = Good();
        claims["azp"] = "app";
        var keys = ClaimKeys.Of("idp.example.com", TokenClaims.Read(Json(claims)).Value, "app", Json(claims)).ToDictionary();

        Assert.Equal(["app"], keys["idp.example.com:aud"]);
        Assert.Equal([TestIssuer.Audience], keys["idp.example.com:oaud"]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Keys(string provider, JsonObject claims) =>
        ClaimKeys.Of(provider, TokenClaims.Read(Json(claims)).Value, TestIssuer.Audience, Json(claims)).ToDictionary();

    private static JsonObject Good()
    {
        using var issuer = new TestIssuer("https://idp.example.com");
        return issuer.Claims(TestClock.Start);
    }

    private static JsonElement Json(JsonObject claims) => TokenJson.Parse(Encoding.UTF8.GetBytes(claims.ToJsonString())) ?? throw new InvalidDataException("No claims.");

    private static string Replace(string json, string claim, string value)
    {
        var claims = JsonNode.Parse(json)?.AsObject() ?? [];
        claims.Remove(claim);
        return $"{claims.ToJsonString()[..^1]},\"{claim}\":{value}}}";
    }
}
