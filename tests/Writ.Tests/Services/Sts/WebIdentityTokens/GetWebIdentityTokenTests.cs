using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.WebIdentityTokens;

/// <summary>What a service outside makes of the tokens, with nothing but the issuer's URL.</summary>
public sealed class GetWebIdentityTokenTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string Configuration = "/.well-known/openid-configuration";
    private const string Keys = "/.well-known/jwks.json";
    private const string Namespace = "https://sts.amazonaws.com/";

    private World _world = null!; // made before each test

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _world = await World.MakeAsync(server);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("RS256", 384)]
    [InlineData("ES384", 96)]
    public async Task Token_verifies_until_it_expires(string algorithm, int signatureBytes)
    {
        var outside = await EnableAsync(_world.Admin);
        var token = await TokenAsync(_world.Admin, algorithm);
        var now = server.Clock.GetUtcNow();

        var claims = await outside.VerifyAsync(token, now);

        Assert.NotNull(claims);
        Assert.Equal("https://api.example.com", (string?)claims["aud"]);
        Assert.Equal("arn:aws:iam::111122223333:user/admin", (string?)claims["sub"]);
        Assert.Equal(now.ToUnixTimeSeconds(), (long?)claims["iat"]);
        Assert.Equal(now.AddMinutes(5).ToUnixTimeSeconds(), (long?)claims["exp"]);
        Assert.Equal("""{"aws_account":"111122223333","source_region":"us-east-1","principal_id":"arn:aws:iam::111122223333:user/admin"}""", claims[Namespace]?.ToJsonString());
        Assert.Equal(signatureBytes * 4 / 3, token.Split('.')[2].Length);
        Assert.NotNull(await outside.VerifyAsync(token, now.AddMinutes(5).AddSeconds(-1)));
        Assert.Null(await outside.VerifyAsync(token, now.AddMinutes(5)));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public async Task Token_of_which_anything_was_changed_does_not_verify(string algorithm)
    {
        var outside = await EnableAsync(_world.Admin);
        var parts = (await TokenAsync(_world.Admin, algorithm)).Split('.');
        var now = server.Clock.GetUtcNow();

        var claims = RelyingService.Decode(parts[1]);
        claims["sub"] = "arn:aws:iam::111122223333:root";
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        var signature = Base64Url.DecodeFromChars(parts[2]);
        signature[7] ^= 1;

        Assert.NotNull(await outside.VerifyAsync(string.Join('.', parts), now));
        Assert.Null(await outside.VerifyAsync($"{parts[0]}.{forged}.{parts[2]}", now));
        Assert.Null(await outside.VerifyAsync($"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}", now));
    }

    [Fact]
    public async Task Token_of_a_session_says_its_role_and_when_it_ends()
    {
        var outside = await EnableAsync(_world.Admin);

        var claims = await outside.VerifyAsync(await TokenAsync(_world.Session, "ES384"), server.Clock.GetUtcNow());

        var own = claims?[Namespace];
        Assert.Equal("arn:aws:iam::111122223333:role/role", (string?)claims?["sub"]);
        Assert.Equal("arn:aws:iam::111122223333:role/role", (string?)own?["principal_id"]);
        Assert.Equal("2026-01-02T04:04:05Z", (string?)own?["original_session_exp"]);
    }

    [Fact]
    public async Task Token_has_the_tags_of_principal_and_request_and_all_audiences()
    {
        var outside = await EnableAsync(_world.Admin);
        await CallAsync("iam:TagUser", new JsonObject { ["UserName"] = "admin", ["Tags"] = Tags(("team", "blue")) }, _world.Admin);

        var token = await TokenAsync(_world.Admin, "RS256", ["a", "b"], Tags(("job", "a/ü"), ("empty", "")));
        var claims = await outside.VerifyAsync(token, server.Clock.GetUtcNow());

        Assert.Equal("""["a","b"]""", claims?["aud"]?.ToJsonString());
        Assert.Equal("a/ü", (string?)claims?[Namespace]?["request_tags"]?["job"]);
        Assert.Equal("", (string?)claims?[Namespace]?["request_tags"]?["empty"]);
        Assert.Equal("blue", (string?)claims?[Namespace]?["principal_tags"]?["team"]);
    }

    [Fact]
    public async Task Token_of_an_account_in_an_organization_says_where_in_it_the_account_is()
    {
        var outside = await EnableAsync(_world.Admin);
        var organization = (string?)(await CallAsync("organizations:CreateOrganization", [], _world.Admin)).Members?["Organization"]?["Id"];
        var root = (string?)(await CallAsync("organizations:ListRoots", [], _world.Admin)).Members?["Roots"]?[0]?["Id"];
        var unit = (string?)(await CallAsync("organizations:CreateOrganizationalUnit", new JsonObject { ["ParentId"] = root, ["Name"] = "u" }, _world.Admin))
            .Members?["OrganizationalUnit"]?["Id"];

        Assert.Equal((organization, $"""["{organization}/{root}/"]"""), await PlaceAsync());
        var move = new JsonObject { ["AccountId"] = TestServer.Account.ToString(), ["SourceParentId"] = root, ["DestinationParentId"] = unit };
        await CallAsync("organizations:MoveAccount", move, _world.Admin);
        Assert.Equal((organization, $"""["{organization}/{root}/{unit}/"]"""), await PlaceAsync());

        async Task<(string? Organization, string? Paths)> PlaceAsync()
        {
            var own = (await outside.VerifyAsync(await TokenAsync(_world.Session, "ES384"), server.Clock.GetUtcNow()))?[Namespace];
            return ((string?)own?["org_id"], own?["ou_path"]?.ToJsonString());
        }
    }

    [Fact]
    public async Task Each_token_has_an_id_of_its_own()
    {
        await EnableAsync(_world.Admin);

        var ids = new[] { await TokenAsync(_world.Admin, "ES384"), await TokenAsync(_world.Admin, "ES384") }
            .Select(token => (string?)RelyingService.Decode(token.Split('.')[1])["jti"]);

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Record_tells_which_token_was_made()
    {
        await EnableAsync(_world.Admin);
        var claims = RelyingService.Decode((await TokenAsync(_world.Admin, "ES384")).Split('.')[1]);

        var record = JsonNode.Parse((await server.LastEventAsync("GetWebIdentityToken")).Document.Span);

        Assert.Equal((string?)claims["jti"], (string?)record?["responseElements"]?["webIdentityTokenId"]);
        Assert.Equal(["webIdentityTokenId", "expiration"], record?["responseElements"]?.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Accounts_share_neither_issuer_nor_keys()
    {
        var one = await EnableAsync(_world.Admin);
        var other = await EnableAsync(_world.Foreign);
        var token = await TokenAsync(_world.Foreign, "ES384");
        var now = server.Clock.GetUtcNow();

        Assert.Null(await one.VerifyAsync(token, now));
        Assert.Equal("arn:aws:iam::444455556666:role/role", (string?)(await other.VerifyAsync(token, now))?["sub"]);
    }

    [Fact]
    public async Task Disabled_issuer_is_read_while_a_token_from_before_may_be_valid_and_not_after()
    {
        var outside = await EnableAsync(_world.Admin);
        var token = await TokenAsync(_world.Admin, "RS256");
        await CallAsync("iam:DisableOutboundWebIdentityFederation", [], _world.Admin);

        Assert.NotNull(await outside.VerifyAsync(token, server.Clock.GetUtcNow()));
        server.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await outside.StatusAsync(Keys));
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(Keys));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(Configuration));

        await CallAsync("iam:EnableOutboundWebIdentityFederation", [], _world.Admin);
        Assert.NotNull(await outside.VerifyAsync(token, server.Clock.GetUtcNow().AddHours(-1)));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public async Task Old_keys_get_successors_that_sign_when_everybody_knows_them(string algorithm)
    {
        var outside = await EnableAsync(_world.Admin);
        var first = KeyOf(await TokenAsync(_world.Admin, algorithm));
        await RestartAsync(TimeSpan.FromHours(23));
        Assert.Equal(2, await CountKeysAsync(outside));
        await RestartAsync(TimeSpan.FromHours(1));

        var old = await TokenAsync(_world.Admin, algorithm);
        Assert.Equal((first, 4), (KeyOf(old), await CountKeysAsync(outside)));
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var now = server.Clock.GetUtcNow();
        var token = await TokenAsync(_world.Admin, algorithm);
        Assert.NotEqual(first, KeyOf(token));
        Assert.NotNull(await outside.VerifyAsync(token, now));
        Assert.NotNull(await outside.VerifyAsync(old, now.AddMinutes(-10)));

        await RestartAsync(TimeSpan.FromDays(1));
        Assert.Equal(4, await CountKeysAsync(outside));
        Assert.Equal(KeyOf(token), KeyOf(await TokenAsync(_world.Admin, algorithm)));
        Assert.Null(await outside.VerifyAsync(old, now.AddMinutes(-10)));
    }

    [Fact]
    public async Task Two_that_enable_at_once_get_one_issuer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WireCall.SendAsync(server, "iam:EnableOutboundWebIdentityFederation", [], _world.Admin)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(3, answers.Count(answer => answer.ErrorCode == "FeatureEnabled"));
    }

    [Fact]
    public async Task Neither_token_nor_private_key_is_on_record()
    {
        await EnableAsync(_world.Admin);
        var token = await TokenAsync(_world.Admin, "ES384");

        var record = Encoding.UTF8.GetString((await server.LastEventAsync("GetWebIdentityToken")).Document.Span);
        var enabling = Encoding.UTF8.GetString((await server.LastEventAsync("EnableOutboundWebIdentityFederation")).Document.Span);

        Assert.Contains("https://api.example.com", record, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[2], record, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", record, StringComparison.Ordinal);
        Assert.DoesNotContain("ealed", enabling, StringComparison.Ordinal);
    }

    private async Task<RelyingService> EnableAsync(SigningCredentials by)
    {
        var answer = await CallAsync("iam:EnableOutboundWebIdentityFederation", [], by);
        return new RelyingService(server.Http, (string?)answer.Members?["IssuerIdentifier"] ?? "");
    }

    private async Task RestartAsync(TimeSpan after)
    {
        await CallAsync("iam:DisableOutboundWebIdentityFederation", [], _world.Admin);
        server.Clock.Advance(after);
        await CallAsync("iam:EnableOutboundWebIdentityFederation", [], _world.Admin);
    }

    private static async Task<int?> CountKeysAsync(RelyingService outside) => (await outside.DocumentAsync(Keys))["keys"]?.AsArray().Count;

    private static string? KeyOf(string token) => (string?)RelyingService.Decode(token.Split('.')[0])["kid"];

    private async Task<string> TokenAsync(SigningCredentials by, string algorithm, JsonArray? audience = null, JsonArray? tags = null)
    {
        var parameters = new JsonObject { ["Audience"] = audience ?? ["https://api.example.com"], ["SigningAlgorithm"] = algorithm, ["Tags"] = tags };
        return (string?)(await CallAsync("sts:GetWebIdentityToken", parameters, by)).Members?["WebIdentityToken"] ?? "";
    }

    private async Task<WireAnswer> CallAsync(string call, JsonObject parameters, SigningCredentials by)
    {
        var answer = await WireCall.SendAsync(server, call, parameters, by);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    private static JsonArray Tags(params (string Key, string Value)[] tags) =>
        [.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];
}
