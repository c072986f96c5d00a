using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Tests.Services.Organizations;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>What ends a root session before its time, and where it is on record.</summary>
public sealed class RootSessionEndTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Session_lasts_while_the_organization_has_central_root_access()
    {
        var (room, _, session) = await AssumeAsync();

        Assert.Null(await room.RefusalAsync("iam:ListAccessKeys", [], session));
        await room.DoAsync("iam:DisableOrganizationsRootCredentialsManagement", []);
        Assert.Equal("InvalidClientTokenId", await room.RefusalAsync("iam:ListAccessKeys", [], session));
        Assert.Equal("InvalidClientTokenId", await room.RefusalAsync("sts:GetCallerIdentity", [], session));
    }

    [Fact]
    public async Task Session_of_one_feature_does_not_end_with_the_other()
    {
        var (room, _, session) = await AssumeAsync();

        await room.DoAsync("iam:DisableOrganizationsRootSessions", []);

        Assert.Null(await room.RefusalAsync("iam:ListAccessKeys", [], session));
    }

    [Fact]
    public async Task Session_ends_when_the_organization_trusts_iam_no_more()
    {
        var (room, _, session) = await AssumeAsync();

        await room.DoAsync("organizations:DisableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });

        Assert.Equal("InvalidClientTokenId", await room.RefusalAsync("iam:ListAccessKeys", [], session));
    }

    [Fact]
    public async Task Session_ends_when_its_account_leaves_the_organization()
    {
        var (room, member, session) = await AssumeAsync();

        await room.DoAsync("organizations:RemoveAccountFromOrganization", new() { ["AccountId"] = member });

        Assert.Equal("InvalidClientTokenId", await room.RefusalAsync("iam:ListAccessKeys", [], session));
    }

    [Fact]
    public async Task Members_log_has_the_call_without_who_made_it()
    {
        var (room, member, _) = await AssumeAsync();

        var theirs = Assert.Single(await room.EventsAsync(member, "AssumeRoot"));
        var own = Assert.Single(await room.EventsAsync(TestServer.Account.ToString(), "AssumeRoot"));

        Assert.Equal((string?)own["sharedEventID"], (string?)theirs["sharedEventID"]);
        Assert.Equal(["type", "principalId", "accountId"], theirs["userIdentity"]?.AsObject().Select(part => part.Key));
    }

    private async Task<(OrganizationRoom Room, string Member, SigningCredentials Session)> AssumeAsync()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.DoAsync("organizations:EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });
        await room.DoAsync("iam:EnableOrganizationsRootCredentialsManagement", []);
        await room.DoAsync("iam:EnableOrganizationsRootSessions", []);
        var member = await room.CreateMemberAsync("member");
        var answer = await room.DoAsync(
            "sts:AssumeRoot",
            new() { ["TargetPrincipal"] = member, ["TaskPolicyArn"] = new JsonObject { ["arn"] = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" } },
            room.Admin);
        return (room, member, DelegationRoom.Session(answer));
    }
}
