using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Tests.Server.Outgoing;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

/// <summary>AssumeRoleWithWebIdentity with an issuer on this machine, over HTTP on both sides.</summary>
public sealed class WebIdentityTests : IAsyncLifetime
{
    private const string Operation = "sts:AssumeRoleWithWebIdentity";
    private const string Provider = "arn:aws:iam::111122223333:oidc-provider/idp.test";
    private const string Tags = "https://aws.amazon.com/tags";
    private const string SourceIdentity = "https://aws.amazon.com/source_identity";

    private readonly TestIssuer _issuer = new("https://idp.test");
    private readonly DocumentHost _host;
    private readonly TestServer _server;

    public WebIdentityTests()
    {
        _host = new DocumentHost(path => DocumentHost.Ok(_issuer.Document(path)));
        _server = new TestServer { IdentityProviders = [$"https://idp.test={_host.Origin.GetLeftPart(UriPartial.Authority)}"] };
    }

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await RootAsync("iam:CreateOpenIDConnectProvider", new() { ["Url"] = "https://idp.test", ["ClientIDList"] = new JsonArray(TestIssuer.Audience) });
        await TrustAsync("sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity");
    }

    [Fact]
    public async Task Token_gives_a_session_with_the_tags_and_the_source_identity_that_its_issuer_passes()
    {
        await RootAsync("iam:PutRolePolicy", Policy("deploy", """{"Effect":"Allow","Action":"sts:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"web","aws:SourceIdentity":"alice","idp.test:sub":"alice"}}}"""));
        await RootAsync("iam:CreateRole", new()
        {
            ["RoleName"] = "next",
            ["AssumeRolePolicyDocument"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"aws:RequestTag/team":"web"},"Null":{"aws:RequestTag/cost":"true"}}}}""",
        });
        var claims = Claims();
        claims[Tags] = new JsonObject { ["principal_tags"] = new JsonObject { ["team"] = new JsonArray("web"), ["cost"] = new JsonArray("7") }, ["transitive_tag_keys"] = new JsonArray("team") };
        claims[SourceIdentity] = "alice";

        var answer = await AssumeAsync(_issuer.Token(claims, "ES256", "p256"));
        var session = Read(answer);
        var record = await RecordAsync("AssumeRoleWithWebIdentity");

        Assert.Equal("alice", (string?)answer.Members?["SourceIdentity"]);
        Assert.True(int.Parse((string?)answer.Members?["PackedPolicySize"] ?? "", CultureInfo.InvariantCulture) > 0);
        Assert.Equal("""{"team":"web","cost":"7"}""", record["requestParameters"]?["principalTags"]?.ToJsonString());
        Assert.Equal("alice", (string?)record["responseElements"]?["sourceIdentity"]);

        // The chained role sees the tag that goes on as if it were the call's.
        Assert.Equal(403, (await WireCall.SendAsync(_server, "sts:AssumeRole", new() { ["RoleArn"] = "arn:aws:iam::111122223333:role/next", ["RoleSessionName"] = "two", ["SourceIdentity"] = "bob" }, session)).Status);
        Assert.Equal(200, (await WireCall.SendAsync(_server, "sts:GetCallerIdentity", [], session)).Status);
        var later = await RecordAsync("GetCallerIdentity");
        Assert.Equal($$$"""{"federatedProvider":"{{{Provider}}}","attributes":{}}""", later["userIdentity"]?["sessionContext"]?["webIdFederationData"]?.ToJsonString());
        Assert.Equal("alice", (string?)later["userIdentity"]?["sessionContext"]?["sourceIdentity"]);
    }

    [Theory]
    [InlineData("sts:TagSession", Tags)]
    [InlineData("sts:SetSourceIdentity", SourceIdentity)]
    public async Task Tags_and_source_identity_must_be_allowed_too(string action, string claim)
    {
        await TrustAsync("sts:AssumeRoleWithWebIdentity");
        var claims = Claims();
        claims[claim] = claim == Tags ? new JsonObject { ["principal_tags"] = new JsonObject { ["team"] = new JsonArray("web") } } : JsonValue.Create("alice");

        await RefusedAsync(_issuer.Token(claims), 403, "AccessDenied", $"Not authorized to perform {action}");
    }

    [Fact]
    public async Task Issuer_may_name_itself_by_where_it_is()
    {
        using var local = new TestIssuer(_host.Origin.GetLeftPart(UriPartial.Authority));
        var claims = Claims();
        claims["iss"] = local.Url;

        Assert.Equal("alice", (string?)(await AssumeAsync(_issuer.Token(claims))).Members?["SubjectFromWebIdentityToken"]);
    }

    [Fact]
    public async Task Token_that_another_key_signed_is_refused_although_it_names_the_issuer_s()
    {
        using var forger = new TestIssuer("https://idp.test", key: 1);

        await RefusedAsync(forger.Token(Claims()), 400, "InvalidIdentityToken", "The signature of the ID Token is invalid");
        await RefusedAsync(forger.Token(Claims(), "RS256", "forged"), 400, "InvalidIdentityToken",
            "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");
    }

    [Theory]
    [InlineData("exp", 0, "ExpiredTokenException", null)]
    [InlineData("exp", -1, "ExpiredTokenException", null)]
    [InlineData("nbf", 301, "InvalidIdentityToken", "The ID Token is not valid yet: nbf is in the future")]
    [InlineData("iat", 301, "InvalidIdentityToken", "The ID Token is not valid yet: iat is in the future")]
    public async Task Token_of_another_time_is_refused(string claim, int seconds, string code, string? message)
    {
        var claims = Claims();
        claims[claim] = _server.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds;

        await RefusedAsync(_issuer.Token(claims), 400, code, message);
        Assert.Empty(_host.Asked); // such a token is not worth asking for keys
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a b")]
    [InlineData("aws:alice")]
    [InlineData("AWS:alice")]
    public async Task Source_identity_that_no_request_could_pass_is_refused(string source)
    {
        var claims = Claims();
        claims[SourceIdentity] = source;

        await RefusedAsync(_issuer.Token(claims), 400, "InvalidIdentityToken", "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
    }

    [Fact]
    public async Task Authorized_party_is_the_audience_of_a_token_for_several()
    {
        var claims = Claims();
        claims["aud"] = new JsonArray(TestIssuer.Audience, "other");
        claims["azp"] = TestIssuer.Audience;
        var stranger = Claims();
        stranger["azp"] = "app";

        Assert.Equal(TestIssuer.Audience, (string?)(await AssumeAsync(_issuer.Token(claims))).Members?["Audience"]);
        await RefusedAsync(_issuer.Token(stranger), 400, "InvalidIdentityToken", "Incorrect token audience");
    }

    [Fact]
    public async Task Issuer_that_does_not_answer_is_worth_another_try()
    {
        _host.Dispose();

        await RefusedAsync(_issuer.Token(Claims()), 400, "IDPCommunicationError", null);
    }

    [Fact]
    public async Task Refused_token_is_in_no_log()
    {
        using var forger = new TestIssuer("https://idp.test", key: 1);
        var token = forger.Token(Claims());

        await RefusedAsync(token, 400, "InvalidIdentityToken", null);
        var record = (await RecordAsync("AssumeRoleWithWebIdentity")).ToJsonString();

        Assert.DoesNotContain(token.Split('.')[2], record, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", record, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"Unknown\"", record, StringComparison.Ordinal);
        Assert.Contains("The signature of the ID Token is invalid", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_for_more_parties_than_are_compared_is_refused_though_no_policy_asks_for_them()
    {
        var claims = Claims();
        claims["azp"] = TestIssuer.Audience;
        var parties = new JsonArray([.. Enumerable.Range(0, 1_000).Select(_ => JsonValue.Create("a"))]);
        claims["aud"] = parties;
        Assert.Equal(200, (await AssumeAsync(_issuer.Token(claims))).Status);

        parties.Add(TestIssuer.Audience);

        await RefusedAsync(_issuer.Token(claims), 403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _host.Dispose();
        _issuer.Dispose();
    }

    private JsonObject Claims() => _issuer.Claims(_server.Clock.GetUtcNow());

    /// <summary>Without a signature, as every SDK sends it.</summary>
    private async Task<WireAnswer> SendAsync(string token) => await WireCall.SendUnsignedAsync(_server, Operation, new()
    {
        ["RoleArn"] = "arn:aws:iam::111122223333:role/deploy", ["RoleSessionName"] = "build-7", ["WebIdentityToken"] = token,
    });

    private async Task<WireAnswer> AssumeAsync(string token)
    {
        var answer = await SendAsync(token);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    private async Task RefusedAsync(string token, int status, string code, string? message)
    {
        var answer = await SendAsync(token);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
        Assert.Equal(message ?? answer.ErrorMessage, answer.ErrorMessage);
    }

    private Task TrustAsync(params string[] actions) => RootAsync("iam:CreateRole", "iam:UpdateAssumeRolePolicy", new()
    {
        ["RoleName"] = "deploy",
        ["AssumeRolePolicyDocument"] = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{Provider}}}"},"Action":[{{{string.Join(',', actions.Select(action => $"\"{action}\""))}}}]}}""",
    });

    private async Task RootAsync(string create, string update, JsonObject parameters)
    {
        var answer = await WireCall.SendAsync(_server, create, parameters, World.Root);
        if (answer.ErrorCode == "EntityAlreadyExists")
        {
            await RootAsync(update, new() { ["RoleName"] = "deploy", ["PolicyDocument"] = parameters["AssumeRolePolicyDocument"]?.DeepClone() });
        }
    }

    private async Task RootAsync(string call, JsonObject parameters)
    {
        var answer = await WireCall.SendAsync(_server, call, parameters, World.Root);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private static JsonObject Policy(string role, string statement) => new()
    {
        ["RoleName"] = role, ["PolicyName"] = "p", ["PolicyDocument"] = $$"""{"Version":"2012-10-17","Statement":{{statement}}}""",
    };

    private async Task<JsonNode> RecordAsync(string name) =>
        JsonNode.Parse(Encoding.UTF8.GetString((await _server.LastEventAsync(name)).Document.Span)) ?? throw new InvalidDataException("An empty record.");

    private static SigningCredentials Read(WireAnswer answer)
    {
        var credentials = answer.Members?["Credentials"];
        return new SigningCredentials((string?)credentials?["AccessKeyId"] ?? "", (string?)credentials?["SecretAccessKey"] ?? "", (string?)credentials?["SessionToken"]);
    }
}
