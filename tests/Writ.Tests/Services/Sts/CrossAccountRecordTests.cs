using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>A role of another account is assumed: what the two accounts' logs have in common, and what not.</summary>
public sealed class CrossAccountRecordTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World? _world;

    private World World => _world ?? throw new InvalidOperationException("The world was not made.");

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _world = await World.MakeAsync(server);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Records_of_both_accounts_share_an_id_and_the_request_but_not_their_own_ids()
    {
        await AssumeAsync(World.OtherAccount);

        var own = await LastAsync(TestServer.Account);
        var theirs = await LastAsync(World.OtherAccount);

        Assert.NotNull((string?)own["sharedEventID"]);
        Assert.Equal((string?)own["sharedEventID"], (string?)theirs["sharedEventID"]);
        Assert.Equal((string?)own["requestID"], (string?)theirs["requestID"]);
        Assert.NotEqual((string?)own["eventID"], (string?)theirs["eventID"]);
        Assert.Equal((TestServer.Account.ToString(), World.OtherAccount.ToString()), ((string?)own["recipientAccountId"], (string?)theirs["recipientAccountId"]));
        Assert.Equal(own["requestParameters"]?.ToJsonString(), theirs["requestParameters"]?.ToJsonString());
        Assert.Equal(own["responseElements"]?.ToJsonString(), theirs["responseElements"]?.ToJsonString());
    }

    [Fact]
    public async Task Role_owner_learns_the_callers_id_and_account_and_nothing_else_of_it()
    {
        await AssumeAsync(World.OtherAccount);

        var identity = (await LastAsync(World.OtherAccount))["userIdentity"]?.AsObject();

        Assert.Equal(["type", "principalId", "accountId"], identity?.Select(member => member.Key));
        Assert.Equal("AWSAccount", (string?)identity?["type"]);
    }

    [Fact]
    public async Task Call_within_one_account_is_on_record_once_and_shares_nothing()
    {
        await AssumeAsync(TestServer.Account);

        Assert.Null((await LastAsync(TestServer.Account))["sharedEventID"]);
        Assert.Empty(await AssumptionsAsync(World.OtherAccount));
    }

    private async Task AssumeAsync(AccountId account)
    {
        var request = new JsonObject { ["RoleArn"] = $"arn:aws:iam::{account}:role/role", ["RoleSessionName"] = "ss" };
        var answer = await WireCall.SendAsync(server, "sts:AssumeRole", request, World.Admin);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private async Task<JsonNode> LastAsync(AccountId account) =>
        JsonNode.Parse(Assert.Single(await AssumptionsAsync(account)).Document.Span) ?? throw new InvalidOperationException("The record is empty.");

    private async Task<IReadOnlyList<AuditRecord>> AssumptionsAsync(AccountId account) =>
        (await server.Writ.Installation.Ledger.FindAsync(new AuditQuery(account, AuditAttribute.EventName, "AssumeRole", null, null, null, 10), CancellationToken.None)).Events;
}
