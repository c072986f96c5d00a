using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>What the requestor of a delegation gets for its token, whoever approved it.</summary>
public sealed class DelegatedAccessTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string Users = "iam:ListUsers";

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
    public async Task Delegate_acts_as_the_approver_within_the_requests_policy()
    {
        var (answer, delegated) = await TradeAsync(World.Foreign);

        Assert.Equal("arn:aws:sts::444455556666:assumed-role/role/s3", (string?)answer.Members?["AssumedPrincipal"]);
        Assert.Equal("arn:aws:sts::444455556666:assumed-role/role/s3", (string?)(await CallAsync("sts:GetCallerIdentity", delegated)).Members?["Arn"]);
        Assert.Equal(200, (await CallAsync(Users, delegated)).Status);
        Assert.Equal("AccessDenied", (await CallAsync("iam:ListRoles", delegated)).ErrorCode);
        Assert.Equal("AccessDenied", (await CallAsync("sts:GetSessionToken", delegated)).ErrorCode);
    }

    [Fact]
    public async Task Delegates_call_is_on_record_as_the_approvers_with_who_made_it()
    {
        var (_, delegated) = await TradeAsync(World.Foreign);

        await CallAsync(Users, delegated);

        var page = await CallAsync("cloudtrail:LookupEvents", World.Foreign, new JsonObject
        {
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "EventName", ["AttributeValue"] = "ListUsers" }),
        });
        var identity = JsonNode.Parse((string?)page.Members?["Events"]?[0]?["CloudTrailEvent"] ?? "{}")?["userIdentity"];
        Assert.Equal("AssumedRole", (string?)identity?["type"]);
        Assert.Equal(TestServer.Account.ToString(), (string?)identity?["invokedByDelegate"]?["accountId"]);
    }

    [Fact]
    public async Task Limits_of_the_approvers_session_bind_the_delegate()
    {
        var limited = await LimitedAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:*DelegationRequest","iam:SendDelegationToken","iam:ListRoles"],"Resource":"*"}}""");

        var (_, delegated) = await TradeAsync(limited);

        Assert.Equal("AccessDenied", (await CallAsync(Users, delegated)).ErrorCode); // the request's policy allows it, the approver's session does not
        Assert.Equal("AccessDenied", (await CallAsync("iam:ListRoles", delegated)).ErrorCode); // and the other way round
    }

    [Fact]
    public async Task Roots_delegate_is_limited_by_the_requests_policy_and_no_root_session()
    {
        var (answer, delegated) = await TradeAsync(World.Root, TestServer.Account);

        Assert.Equal("arn:aws:iam::111122223333:root", (string?)answer.Members?["AssumedPrincipal"]);
        Assert.Equal(200, (await CallAsync(Users, delegated)).Status);
        Assert.Equal("AccessDenied", (await CallAsync("iam:ListRoles", delegated)).ErrorCode);
        Assert.Equal("AccessDeniedException", (await CallAsync("cloudtrail:LookupEvents", delegated)).ErrorCode);
    }

    [Fact]
    public async Task Users_delegate_may_call_iam_and_ends_with_its_user()
    {
        var (_, delegated) = await TradeAsync(World.Admin, TestServer.Account);
        Assert.Equal(200, (await CallAsync(Users, delegated)).Status);
        Assert.Equal("AccessDenied", (await CallAsync("sts:GetFederationToken", delegated, new JsonObject { ["Name"] = "bob" })).ErrorCode);

        await CallAsync("iam:PutUserPolicy", World.Root, new JsonObject
        {
            ["UserName"] = "admin", ["PolicyName"] = "no", ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""",
        });

        Assert.Equal("AccessDenied", (await CallAsync(Users, delegated)).ErrorCode);
    }

    [Fact]
    public async Task Token_of_a_delegation_that_is_over_is_expired_and_so_are_its_credentials()
    {
        var token = await TokenAsync(World.Foreign, World.OtherAccount);
        var (_, delegated) = await TradeAsync(token);
        server.Clock.Advance(TimeSpan.FromHours(1));

        var again = await CallAsync("sts:GetDelegatedAccessToken", World.Root, new JsonObject { ["TradeInToken"] = token });

        Assert.Equal(("ExpiredTradeInTokenException", 400), (again.ErrorCode, again.Status));
        Assert.Equal("ExpiredToken", (await CallAsync("sts:GetCallerIdentity", delegated)).ErrorCode);
    }

    [Fact]
    public async Task Token_is_of_no_use_to_another_account()
    {
        var token = await TokenAsync(World.Foreign, World.OtherAccount);

        var answer = await CallAsync("sts:GetDelegatedAccessToken", World.Foreign, new JsonObject { ["TradeInToken"] = token });

        Assert.Equal("ValidationError", answer.ErrorCode);
    }

    private Task<(WireAnswer Answer, SigningCredentials Delegated)> TradeAsync(SigningCredentials approver, AccountId? owner = null) => Room.TradeAsync(approver, owner);

    private Task<(WireAnswer Answer, SigningCredentials Delegated)> TradeAsync(string token) => Room.TradeAsync(token);

    private Task<string> TokenAsync(SigningCredentials approver, AccountId owner) => Room.TokenAsync(approver, owner);

    private Task<SigningCredentials> LimitedAsync(string policy) => Room.AssumeAsync(World.Foreign, new JsonObject { ["Policy"] = policy });

    private Task<WireAnswer> CallAsync(string operation, SigningCredentials credentials, JsonObject? parameters = null) => Room.CallAsync(operation, credentials, parameters);
}
