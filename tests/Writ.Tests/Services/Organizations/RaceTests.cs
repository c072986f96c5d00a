using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>What concerns all accounts together is decided once, however many ask at a time.</summary>
public sealed class RaceTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Account_that_accepts_two_invitations_at_once_is_in_one_organization()
    {
        await server.ResetAsync();
        var run = new CaseRun(server);
        var invited = await RootOfNewAsync(run, "444455556666");
        var handshakes = new List<string?>();
        foreach (var management in new[] { "100000000001", "100000000002", "100000000003", "100000000004" })
        {
            var root = await RootOfNewAsync(run, management);
            await run.CallAsync("organizations:CreateOrganization", [], root);
            var sent = await run.CallAsync("organizations:InviteAccountToOrganization", new() { ["Target"] = new JsonObject { ["Id"] = "444455556666", ["Type"] = "ACCOUNT" } }, root);
            handshakes.Add((string?)sent.Members?["Handshake"]?["Id"]);
        }

        var answers = await Task.WhenAll(handshakes.Select(id => Task.Run(() => run.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = id }, invited))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(3, answers.Count(answer => answer.ErrorCode == "HandshakeConstraintViolationException"));
    }

    [Fact]
    public async Task Address_is_given_to_one_account_of_many_that_are_created_at_once()
    {
        await server.ResetAsync();
        var run = new CaseRun(server);
        await run.CallAsync("organizations:CreateOrganization", [], CaseRun.Root);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            run.CallAsync("organizations:CreateAccount", new() { ["AccountName"] = "x", ["Email"] = "x@example.com" }, CaseRun.Root))));

        Assert.Single(answers, answer => (string?)answer.Members?["CreateAccountStatus"]?["State"] == "SUCCEEDED");
    }

    private static async Task<SigningCredentials> RootOfNewAsync(CaseRun run, string account)
    {
        await run.CallAsync("writ:CreateAccount", new() { ["AccountId"] = account, ["Name"] = account, ["Email"] = $"{account}@example.com" }, CaseRun.Root);
        var key = (await run.CallAsync("writ:CreateRootAccessKey", new() { ["AccountId"] = account }, CaseRun.Root)).Members;
        return new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? "");
    }
}
