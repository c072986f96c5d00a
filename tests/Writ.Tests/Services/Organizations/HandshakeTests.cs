using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Services.Organizations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>Handshakes between more than two accounts, which the operations' cases do not have.</summary>
public sealed class HandshakeTests(TestServer server) : IClassFixture<TestServer>
{
    private const string First = "444455556666";
    private const string Second = "555566667777";

    [Fact]
    public async Task Account_that_leaves_is_not_waited_for_on_the_way_to_all_features()
    {
        var room = await OrganizationRoom.OpenAsync(server, "CONSOLIDATED_BILLING");
        var first = await JoinAsync(room, First);
        var second = await JoinAsync(room, Second);
        var process = await room.TextAsync("organizations:EnableAllFeatures", [], "Handshake.Id");
        var asked = await ReceivedAsync(room, first, "ENABLE_ALL_FEATURES");
        await room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = asked }, first);
        Assert.Equal("REQUESTED", await StateAsync(room, process));
        Assert.Equal("InvalidHandshakeTransitionException", await room.RefusalAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = process }));
        var open = await ReceivedAsync(room, second, "ENABLE_ALL_FEATURES");

        await room.DoAsync("organizations:LeaveOrganization", [], second);

        Assert.Equal("OPEN", await StateAsync(room, process));
        Assert.Equal("InvalidHandshakeTransitionException", await room.RefusalAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = open }, second));
        await room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = process });
        Assert.Equal("ALL", await room.TextAsync("organizations:DescribeOrganization", [], "Organization.FeatureSet", first));
        Assert.Equal("ACCEPTED", await room.TextAsync("organizations:ListHandshakesForAccount", [], "Handshakes.0.State"));
    }

    [Fact]
    public async Task Account_that_declined_holds_up_all_features_until_it_is_removed()
    {
        var room = await OrganizationRoom.OpenAsync(server, "CONSOLIDATED_BILLING");
        var first = await JoinAsync(room, First);
        var process = await room.TextAsync("organizations:EnableAllFeatures", [], "Handshake.Id");
        await room.DoAsync("organizations:DeclineHandshake", new() { ["HandshakeId"] = await ReceivedAsync(room, first, "ENABLE_ALL_FEATURES") }, first);
        Assert.Equal("REQUESTED", await StateAsync(room, process));

        await room.DoAsync("organizations:RemoveAccountFromOrganization", new() { ["AccountId"] = First });

        Assert.Equal("OPEN", await StateAsync(room, process));
    }

    [Fact]
    public async Task Invitation_from_before_is_not_accepted_while_all_features_are_being_enabled()
    {
        var room = await OrganizationRoom.OpenAsync(server, "CONSOLIDATED_BILLING");
        var invited = await room.CreateOutsiderAsync(First);
        var invitation = await InviteAsync(room, First);
        var process = await room.TextAsync("organizations:EnableAllFeatures", [], "Handshake.Id");

        var refused = await room.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = invitation }, invited);

        Assert.Equal("HandshakeConstraintViolationException", refused.ErrorCode);
        await room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = process });
        await room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = invitation }, invited);
    }

    [Fact]
    public async Task Process_expires_as_a_whole()
    {
        var room = await OrganizationRoom.OpenAsync(server, "CONSOLIDATED_BILLING");
        var first = await JoinAsync(room, First);
        await room.DoAsync("organizations:EnableAllFeatures", []);
        server.Clock.Advance(TimeSpan.FromDays(80));
        await room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = await ReceivedAsync(room, first, "ENABLE_ALL_FEATURES") }, first);
        var approval = await ReceivedAsync(room, Operations.CaseRun.Root, "APPROVE_ALL_FEATURES");

        server.Clock.Advance(TimeSpan.FromDays(11));

        Assert.Equal("InvalidHandshakeTransitionException", await room.RefusalAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = approval }));
        await room.DoAsync("organizations:EnableAllFeatures", []);
    }

    [Fact]
    public async Task Handshake_is_to_strangers_as_one_that_there_is_not()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        var member = await room.CreateMemberAsync("m");
        await room.CreateOutsiderAsync(First);
        var stranger = await StrangerAsync(room, await room.EnterAsync(member));
        var invitation = await InviteAsync(room, First);
        var nothing = invitation[..^8] + (invitation.EndsWith("00000000", StringComparison.Ordinal) ? "11111111" : "00000000");

        var real = await room.CallAsync("organizations:DescribeHandshake", new() { ["HandshakeId"] = invitation }, stranger);
        var invented = await room.CallAsync("organizations:DescribeHandshake", new() { ["HandshakeId"] = nothing }, stranger);

        Assert.Equal("AccessDeniedException", real.ErrorCode);
        Assert.Equal(invented.ErrorMessage?.Replace(nothing, invitation, StringComparison.Ordinal), real.ErrorMessage);
    }

    [Fact]
    public async Task Invited_account_does_not_keep_what_nobody_is_shown()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.CreateOutsiderAsync(First);
        await room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = await InviteAsync(room, First) });
        await room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = await InviteAsync(room, First) });
        Assert.Equal((2, 2), Kept());

        server.Clock.Advance(TimeSpan.FromDays(31));
        await InviteAsync(room, First);

        Assert.Equal((1, 1), Kept());
        (int, int) Kept() => (
            server.Writ.Installation.Current(AccountId.Parse(First))?.All(OrganizationsState.ReceivedHandshakes).Count ?? -1,
            server.Writ.Installation.Current(TestServer.Account)?.All(OrganizationsState.Handshakes).Count ?? -1);
    }

    [Fact]
    public async Task Accepted_invitations_do_not_count_against_those_of_a_day()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.CreateOutsiderAsync(First);
        for (var sent = 0; sent < 19; sent++)
        {
            await room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = await InviteAsync(room, First) });
        }

        await JoinAsync(room, Second);
        await room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = await InviteAsync(room, First) });

        Assert.Equal("HandshakeConstraintViolationException", await room.RefusalAsync("organizations:InviteAccountToOrganization", Invitation(First)));
    }

    private static async Task<SigningCredentials> JoinAsync(OrganizationRoom room, string account)
    {
        var root = await room.CreateOutsiderAsync(account);
        await room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = await InviteAsync(room, account) }, root);
        return root;
    }

    /// <summary>Somebody in that account who may do nothing.</summary>
    private static async Task<SigningCredentials> StrangerAsync(OrganizationRoom room, SigningCredentials session)
    {
        await room.DoAsync("iam:CreateUser", new() { ["UserName"] = "stranger" }, session);
        var key = (await room.DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "stranger" }, session)).Members?["AccessKey"];
        return new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? "");
    }

    private static JsonObject Invitation(string account) => new() { ["Target"] = new JsonObject { ["Id"] = account, ["Type"] = "ACCOUNT" } };

    private static Task<string> InviteAsync(OrganizationRoom room, string account) => room.TextAsync("organizations:InviteAccountToOrganization", Invitation(account), "Handshake.Id");

    private static Task<string> StateAsync(OrganizationRoom room, string handshake) =>
        room.TextAsync("organizations:DescribeHandshake", new() { ["HandshakeId"] = handshake }, "Handshake.State");

    private static Task<string> ReceivedAsync(OrganizationRoom room, SigningCredentials receiver, string action) =>
        room.TextAsync("organizations:ListHandshakesForAccount", new() { ["Filter"] = new JsonObject { ["ActionType"] = action } }, "Handshakes.0.Id", receiver);
}
