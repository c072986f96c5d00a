using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.DelegationRequests;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

/// <summary>One account asks, another answers: what each may see and do, and what of it is kept where.</summary>
public sealed class TwoAccountsTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
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
    public async Task Request_goes_its_way_between_two_accounts()
    {
        var id = await CreateAsync(World.OtherAccount.ToString());

        await RefusedAsync("GetDelegationRequest", id, World.Admin, "NoSuchEntity");
        await DoAsync("AssociateDelegationRequest", id, World.Foreign);
        await RefusedAsync("AcceptDelegationRequest", id, World.Admin, "NoSuchEntity");
        await DoAsync("AcceptDelegationRequest", id, World.Foreign);
        await RefusedAsync("SendDelegationToken", id, World.Admin, "NoSuchEntity");
        await DoAsync("SendDelegationToken", id, World.Foreign);

        var request = Kept(id);
        Assert.Equal(DelegationState.Finalized, request.State);
        Assert.Equal("arn:aws:sts::444455556666:assumed-role/role/s3", request.Approver?.Arn);
        Assert.Null(server.Writ.Installation.Current(World.OtherAccount)?.Get(IamState.DelegationRequests, id));
        Assert.Equal(["SendDelegationToken", "AcceptDelegationRequest", "AssociateDelegationRequest"], await WritesOfAsync(World.OtherAccount));
        var listed = await CallAsync("ListDelegationRequests", new JsonObject(), World.Foreign);
        Assert.Equal(id, (string?)listed.Members?["DelegationRequests"]?[0]?["DelegationRequestId"]);
    }

    [Fact]
    public async Task Token_opens_for_the_requestor_only_and_says_what_was_delegated()
    {
        var id = await CreateAsync(null);
        await DoAsync("AssociateDelegationRequest", id, World.Foreign);
        await DoAsync("AcceptDelegationRequest", id, World.Foreign);
        var token = DelegationToken.Seal(server.Writ.Installation.Vault, Kept(id));
        Assert.Null(Open(token, TestServer.Account)); // not yet sent
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await DoAsync("SendDelegationToken", id, World.Foreign);

        var access = Open(token, TestServer.Account);

        Assert.NotNull(access);
        Assert.Equal(World.OtherAccount, access.Account);
        Assert.Equal((CallerKind.RoleSession, "AROABBBBBBBBBBBBBBBBB", "s3"), (access.Approver.Kind, access.Approver.PrincipalId, access.Approver.SessionName));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(3_600), access.Expires);
        Assert.Contains("arn:aws:s3:::data/*", access.PermissionPolicy.Text, StringComparison.Ordinal);
        Assert.Null(Open(token, World.OtherAccount));
        Assert.Null(Open(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), TestServer.Account));
        Assert.Null(Open("", TestServer.Account));
        Assert.Null(Open(new string('A', 10_000), TestServer.Account));
    }

    [Fact]
    public async Task Request_that_two_accounts_claim_at_once_becomes_one_of_theirs()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = await CreateAsync(null);

            var answers = await Task.WhenAll(ClaimAsync(id, World.Admin), ClaimAsync(id, World.Foreign));

            var owner = Kept(id).OwnerAccountId;
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Equal(answers[0].Status == 200 ? TestServer.Account.ToString() : World.OtherAccount.ToString(), owner);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("NoSuchEntity", answer.ErrorCode));
        }
    }

    [Fact]
    public async Task Request_is_the_same_after_being_stored()
    {
        var id = await CreateAsync(null);
        await DoAsync("AssociateDelegationRequest", id, World.Foreign);
        await DoAsync("AcceptDelegationRequest", id, World.Foreign);
        var draft = new Draft(AccountState.New(TestServer.Account));
        draft.Put(IamState.DelegationRequests, Kept(id));
        var change = Assert.Single(draft.Changes);

        var loaded = AccountState.Load(TestServer.Account, 1, [new StoredResource(change.Kind, change.Key, Assert.NotNull(change.Document))], IamState.All);

        var again = new Draft(AccountState.New(TestServer.Account));
        again.Put(IamState.DelegationRequests, Assert.Single(loaded.FoundBy(IamState.DelegationRequests, DelegationRequest.OfOwner(World.OtherAccount.ToString()))));
        Assert.Equal(change.Document?.ToArray(), Assert.Single(again.Changes).Document?.ToArray());
    }

    [Fact]
    public async Task Deny_of_a_request_holds_for_its_id_in_letters_of_either_case()
    {
        var id = await CreateAsync(null);
        var deny = new JsonObject
        {
            ["UserName"] = "admin",
            ["PolicyName"] = "deny",
            ["PolicyDocument"] = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*Delegation*","Resource":"arn:aws:iam::111122223333:delegation-request/{{{id}}}"}}""",
        };
        Assert.Equal(200, (await CallAsync("PutUserPolicy", deny, World.Root)).Status);

        foreach (var operation in new[] { "GetDelegationRequest", "AssociateDelegationRequest", "AcceptDelegationRequest", "RejectDelegationRequest", "UpdateDelegationRequest", "SendDelegationToken" })
        {
            await RefusedAsync(operation, id, World.Admin, "AccessDenied");
            await RefusedAsync(operation, id.ToUpperInvariant(), World.Admin, "AccessDenied");
        }

        Assert.Equal(DelegationState.Unassigned, Kept(id).State);
    }

    [Fact]
    public async Task Id_of_an_account_that_does_not_exist_makes_none()
    {
        var before = server.Writ.Installation.Ledger.Accounts.Count;
        var id = DelegationRequestId.New(IdSource.Cryptographic, AccountId.Parse("999988887777"));

        await RefusedAsync("AssociateDelegationRequest", id, World.Admin, "NoSuchEntity");

        Assert.Equal(before, server.Writ.Installation.Ledger.Accounts.Count);
    }

    private async Task<string> CreateAsync(string? owner)
    {
        var template = new JsonObject
        {
            ["PolicyName"] = "template",
            ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::@{bucketName}/*"}}""",
        };
        await CallAsync("CreatePolicy", template, World.Admin);
        var request = new JsonObject
        {
            ["Description"] = "d",
            ["Permissions"] = new JsonObject
            {
                ["PolicyTemplateArn"] = "arn:aws:iam::111122223333:policy/template",
                ["Parameters"] = new JsonArray(new JsonObject { ["Name"] = "bucketName", ["Values"] = new JsonArray("data") }),
            },
            ["RequestorWorkflowId"] = IdSource.Cryptographic.Uuid(),
            ["NotificationChannel"] = "arn:aws:sns:us-east-1:111122223333:topic",
            ["SessionDuration"] = 3_600,
        };
        if (owner is not null)
        {
            request["OwnerAccountId"] = owner;
        }

        var answer = await CallAsync("CreateDelegationRequest", request, World.Admin);
        Assert.True(answer.Status == 200, answer.Text);
        return (string?)answer.Members?["DelegationRequestId"] ?? "";
    }

    private async Task DoAsync(string operation, string id, SigningCredentials credentials)
    {
        var answer = await CallAsync(operation, new JsonObject { ["DelegationRequestId"] = id }, credentials);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Text}");
    }

    private async Task RefusedAsync(string operation, string id, SigningCredentials credentials, string code)
    {
        var answer = await CallAsync(operation, new JsonObject { ["DelegationRequestId"] = id }, credentials);
        Assert.Equal(code, answer.ErrorCode);
    }

    private Task<WireAnswer> ClaimAsync(string id, SigningCredentials credentials) =>
        CallAsync("AssociateDelegationRequest", new JsonObject { ["DelegationRequestId"] = id }, credentials);

    private Task<WireAnswer> CallAsync(string operation, JsonObject parameters, SigningCredentials credentials) =>
        WireCall.SendAsync(server, "iam:" + operation, parameters, credentials);

    private DelegationRequest Kept(string id) => server.Writ.Installation.Current(TestServer.Account)?.Get(IamState.DelegationRequests, id)
        ?? throw new InvalidOperationException($"{id} is not kept in the requestor's account.");

    private DelegatedAccess? Open(string token, AccountId account) =>
        DelegationToken.Open(token, TestCalls.As(server, server.Writ.Installation.Current(account) ?? AccountState.New(account)));

    private async Task<IEnumerable<string>> WritesOfAsync(AccountId account)
    {
        var page = await server.Writ.Installation.Ledger.FindAsync(new AuditQuery(account, AuditAttribute.ReadOnly, "false", null, null, null, 3), CancellationToken.None);
        return page.Events.Select(found => found.EventName);
    }
}
