using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Installations;

/// <summary>The root user of an account that was created later.</summary>
public sealed class RootKeyTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Account = "444455556666";

    [Fact]
    public async Task Root_of_another_account_is_root_there_and_only_there()
    {
        var (run, root, _) = await StartAsync();

        Assert.Equal($"arn:aws:iam::{Account}:root", (string?)(await run.CallAsync("sts:GetCallerIdentity", [], root)).Members?["Arn"]);
        var user = await run.CallAsync("iam:CreateUser", new() { ["UserName"] = "bob" }, root);
        Assert.Equal($"arn:aws:iam::{Account}:user/bob", (string?)user.Members?["User"]?["Arn"]);
        Assert.Equal("NoSuchEntity", (await run.CallAsync("iam:GetUser", new() { ["UserName"] = "bob" }, CaseRun.Root)).ErrorCode);
    }

    [Theory]
    [InlineData("CreateAccount", """{"Name":"x","Email":"x@example.com"}""")]
    [InlineData("ListAccounts", "{}")]
    [InlineData("CreateRootAccessKey", """{"AccountId":"111122223333"}""")]
    [InlineData("DeleteRootAccessKey", """{"AccountId":"111122223333","AccessKeyId":"AKIAAAAAAAAAAAAAAAAA"}""")]
    public async Task Only_the_first_account_manages_accounts(string operation, string request)
    {
        var (run, root, _) = await StartAsync();

        var answer = await run.CallAsync("writ:" + operation, JsonNode.Parse(request)?.AsObject() ?? [], root);

        Assert.Equal("AccessDeniedException", answer.ErrorCode);
    }

    [Fact]
    public async Task Key_that_was_taken_back_stands_for_nobody()
    {
        var (run, root, id) = await StartAsync();

        var taken = await run.CallAsync("writ:DeleteRootAccessKey", new() { ["AccountId"] = Account, ["AccessKeyId"] = id }, CaseRun.Root);

        Assert.True(taken.Status == 200, taken.Text);
        Assert.Equal("InvalidClientTokenId", (await run.CallAsync("sts:GetCallerIdentity", [], root)).ErrorCode);
    }

    [Fact]
    public async Task Service_control_policy_binds_a_members_root()
    {
        var (run, root, _) = await StartAsync();
        async Task<JsonNode?> DoAsync(string call, JsonObject parameters, SigningCredentials caller)
        {
            var answer = await run.CallAsync("organizations:" + call, parameters, caller);
            Assert.True(answer.Status == 200, answer.Text);
            return answer.Members;
        }

        await DoAsync("CreateOrganization", [], CaseRun.Root);
        var rootId = (string?)(await DoAsync("ListRoots", [], CaseRun.Root))?["Roots"]?[0]?["Id"];
        var invited = await DoAsync("InviteAccountToOrganization", new() { ["Target"] = new JsonObject { ["Id"] = Account, ["Type"] = "ACCOUNT" } }, CaseRun.Root);
        await DoAsync("AcceptHandshake", new() { ["HandshakeId"] = (string?)invited?["Handshake"]?["Id"] }, root);
        await DoAsync("EnablePolicyType", new() { ["RootId"] = rootId, ["PolicyType"] = "SERVICE_CONTROL_POLICY" }, CaseRun.Root);
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonObject { ["Effect"] = "Deny", ["Action"] = new JsonArray("iam:*", "organizations:LeaveOrganization"), ["Resource"] = "*" } };
        var policy = await DoAsync("CreatePolicy", new() { ["Name"] = "p", ["Description"] = "", ["Type"] = "SERVICE_CONTROL_POLICY", ["Content"] = document }, CaseRun.Root);
        await DoAsync("AttachPolicy", new() { ["PolicyId"] = (string?)policy?["Policy"]?["PolicySummary"]?["Id"], ["TargetId"] = rootId }, CaseRun.Root);

        Assert.Equal("AccessDenied", (await run.CallAsync("iam:CreateUser", new() { ["UserName"] = "bob" }, root)).ErrorCode);
        Assert.Equal("AccessDeniedException", (await run.CallAsync("organizations:LeaveOrganization", [], root)).ErrorCode);
        Assert.Equal(200, (await run.CallAsync("iam:CreateUser", new() { ["UserName"] = "bob" }, CaseRun.Root)).Status);
    }

    private async Task<(CaseRun Run, SigningCredentials Root, string KeyId)> StartAsync()
    {
        await server.ResetAsync();
        var run = new CaseRun(server);
        var created = await run.CallAsync("writ:CreateAccount", new() { ["AccountId"] = Account, ["Name"] = "Dev", ["Email"] = "dev@example.com" }, CaseRun.Root);
        Assert.True(created.Status == 200, created.Text);
        var key = (await run.CallAsync("writ:CreateRootAccessKey", new() { ["AccountId"] = Account }, CaseRun.Root)).Members;
        var id = (string?)key?["AccessKeyId"] ?? "";
        return (run, new SigningCredentials(id, (string?)key?["SecretAccessKey"] ?? ""), id);
    }
}
