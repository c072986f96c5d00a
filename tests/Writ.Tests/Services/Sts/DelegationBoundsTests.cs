using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Sts;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>A delegate may be no more, and for no longer, than who approved it was: also after a revocation and by way of further sessions.</summary>
public sealed class DelegationBoundsTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World? _world;

    private World World => _world ?? throw new InvalidOperationException("The world was not made.");

    private DelegationRoom Room => new(server, World);

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _world = await World.MakeAsync(server);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Revoking_the_approvers_sessions_ends_the_delegation_however_often_its_token_is_traded()
    {
        var id = await Room.RequestAsync(World.OtherAccount);
        await Room.StepAsync("AssociateDelegationRequest", id, World.Foreign);
        await Room.StepAsync("AcceptDelegationRequest", id, World.Foreign);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await Room.StepAsync("SendDelegationToken", id, World.Foreign);
        var (_, before) = await Room.TradeAsync(Room.TokenOf(id));
        Assert.Equal(200, (await Room.CallAsync(DelegationRoom.ListUsers, before)).Status);

        // What the console's "revoke active sessions" attaches: it denies all whose sessions began before. The approver accepted four minutes before.
        await DenyAsync("""{"DateLessThan":{"aws:TokenIssueTime":"2026-01-02T03:08:05Z"}}""");
        var (_, after) = await Room.TradeAsync(Room.TokenOf(id));

        Assert.Equal("AccessDenied", (await Room.CallAsync(DelegationRoom.ListUsers, before)).ErrorCode);
        Assert.Equal("AccessDenied", (await Room.CallAsync(DelegationRoom.ListUsers, after)).ErrorCode);
    }

    [Fact]
    public async Task Token_of_a_request_accepted_a_week_before_it_was_sent_opens_a_session()
    {
        var id = await Room.RequestAsync(World.OtherAccount);
        await Room.StepAsync("AssociateDelegationRequest", id, World.Foreign);
        await Room.StepAsync("AcceptDelegationRequest", id, World.Foreign);
        server.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await Room.StepAsync("SendDelegationToken", id, Fresh());
        server.Clock.Advance(TimeSpan.FromMinutes(30));

        var (_, delegated) = await Room.TradeAsync(Room.TokenOf(id));

        Assert.Equal(200, (await Room.CallAsync(DelegationRoom.ListUsers, delegated)).Status);
    }

    [Fact]
    public async Task Sessions_that_a_delegate_makes_end_with_the_delegation_and_are_on_record_as_its()
    {
        var (_, delegated) = await Room.TradeAsync(World.Foreign, action: "*");
        server.Clock.Advance(TimeSpan.FromMinutes(45));

        var answer = await Room.AskToAssumeAsync(delegated);
        var second = await Room.AskToAssumeAsync(DelegationRoom.Session(answer));
        await Room.CallAsync(DelegationRoom.ListUsers, DelegationRoom.Session(second));

        Assert.Equal("2026-01-02T04:04:05Z", (string?)answer.Members?["Credentials"]?["Expiration"]);
        Assert.Equal("2026-01-02T04:04:05Z", (string?)second.Members?["Credentials"]?["Expiration"]);
        var identity = (await LastAsync(World.OtherAccount, "ListUsers"))["userIdentity"];
        Assert.Equal(TestServer.Account.ToString(), (string?)identity?["invokedByDelegate"]?["accountId"]);
    }

    [Fact]
    public async Task Users_delegate_makes_no_session_that_outlives_the_delegation()
    {
        await Room.CallAsync("iam:UpdateRole", World.Foreign, new JsonObject { ["RoleName"] = "role", ["MaxSessionDuration"] = 43_200 });
        var (_, delegated) = await Room.TradeAsync(World.Admin, TestServer.Account, "sts:AssumeRole");

        var answer = await Room.AskToAssumeAsync(delegated, new JsonObject { ["DurationSeconds"] = 43_200 });

        Assert.Equal("2026-01-02T04:04:05Z", (string?)answer.Members?["Credentials"]?["Expiration"]);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:iam::111122223333:user/admin")]
    public async Task Resource_that_names_the_approver_gives_its_delegate_nothing_beyond_the_request(string principal)
    {
        await Room.CallAsync("iam:UpdateAssumeRolePolicy", World.Admin, new JsonObject
        {
            ["RoleName"] = "role",
            ["PolicyDocument"] = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"sts:AssumeRole"}}""",
        });
        var assume = new JsonObject { ["RoleArn"] = "arn:aws:iam::111122223333:role/role", ["RoleSessionName"] = "ss" };
        var (_, lister) = await Room.TradeAsync(World.Admin, TestServer.Account);
        var (_, assumer) = await Room.TradeAsync(World.Admin, TestServer.Account, "sts:AssumeRole");

        Assert.Equal("AccessDenied", (await Room.CallAsync("sts:AssumeRole", lister, assume.DeepClone().AsObject())).ErrorCode);
        Assert.Equal(200, (await Room.CallAsync("sts:AssumeRole", assumer, assume)).Status);
    }

    [Fact]
    public async Task Transitive_tags_of_the_approver_bind_the_sessions_that_its_delegate_makes()
    {
        await Room.CallAsync("iam:UpdateAssumeRolePolicy", World.Foreign, new JsonObject
        {
            ["RoleName"] = "role",
            ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["sts:AssumeRole","sts:TagSession"]}}""",
        });
        var red = await Room.AssumeAsync(World.Foreign, new JsonObject { ["Tags"] = Team("red"), ["TransitiveTagKeys"] = new JsonArray("team") });
        var (_, delegated) = await Room.TradeAsync(red, action: "sts:*");

        var blue = await Room.AskToAssumeAsync(delegated, new JsonObject { ["Tags"] = Team("blue") });

        Assert.Equal(400, blue.Status);
    }

    [Fact]
    public async Task Delegate_is_of_the_identity_provider_that_its_approver_came_from()
    {
        const string Provider = "arn:aws:iam::444455556666:saml-provider/corp";
        var (_, delegated) = await Room.TradeAsync(Fresh(new FederatedIdentity { Provider = Provider, Keys = [new("saml:sub", ["alice"])] }));
        Assert.Equal(200, (await Room.CallAsync(DelegationRoom.ListUsers, delegated)).Status);

        await DenyAsync($$$"""{"StringEquals":{"aws:FederatedProvider":"{{{Provider}}}","saml:sub":"alice"}}""");

        Assert.Equal("AccessDenied", (await Room.CallAsync(DelegationRoom.ListUsers, delegated)).ErrorCode);
    }

    [Fact]
    public async Task Approvers_account_has_the_trade_on_record_without_the_token()
    {
        var token = await Room.TokenAsync(World.Foreign, World.OtherAccount);

        await Room.TradeAsync(token);

        var theirs = await LastAsync(World.OtherAccount, "GetDelegatedAccessToken");
        Assert.Equal("AWSAccount", (string?)theirs["userIdentity"]?["type"]);
        Assert.Equal(TestServer.Account.ToString(), (string?)theirs["userIdentity"]?["accountId"]);
        Assert.DoesNotContain(token, theirs.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonArray Team(string value) => new(new JsonObject { ["Key"] = "team", ["Value"] = value });

    private async Task DenyAsync(string condition)
    {
        var answer = await Room.CallAsync("iam:PutRolePolicy", Fresh(), new JsonObject
        {
            ["RoleName"] = "role",
            ["PolicyName"] = "AWSRevokeOlderSessions",
            ["PolicyDocument"] = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{{condition}}}}}""",
        });
        Assert.True(answer.Status == 200, answer.Text);
    }

    /// <summary>Another session of the other account's role, which begins now.</summary>
    private SigningCredentials Fresh(FederatedIdentity? federation = null)
    {
        var claims = new SessionClaims
        {
            Account = World.OtherAccount,
            AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", World.OtherAccount),
            SecretAccessKey = IdSource.Cryptographic.SecretAccessKey(),
            Kind = CallerKind.RoleSession,
            PrincipalId = "AROABBBBBBBBBBBBBBBBB",
            SessionName = "s3",
            IssuedAt = server.Clock.GetUtcNow(),
            Expires = server.Clock.GetUtcNow().AddHours(1),
            Federation = federation,
        };
        return new SigningCredentials(claims.AccessKeyId, claims.SecretAccessKey, SessionTokens.Seal(server.Writ.Installation.Vault, claims));
    }

    private async Task<JsonNode> LastAsync(AccountId account, string name)
    {
        var page = await server.Writ.Installation.Ledger.FindAsync(new AuditQuery(account, AuditAttribute.EventName, name, null, null, null, 10), CancellationToken.None);
        return JsonNode.Parse(Assert.Single(page.Events).Document.Span) ?? throw new InvalidOperationException("The record is empty.");
    }
}
