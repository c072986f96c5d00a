using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Services.Organizations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>Transfers between more than two organizations: how far they reach, and who hears of them.</summary>
public sealed class TransferTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string A = "100000000001";
    private const string B = "100000000002";
    private const string C = "100000000003";
    private const string D = "100000000004";

    private readonly Dictionary<string, SigningCredentials> _roots = new(StringComparer.Ordinal);
    private OrganizationRoom _room = new(server);

    public async ValueTask InitializeAsync()
    {
        _room = await OrganizationRoom.OpenAsync(server);
        foreach (var account in new[] { A, B, C, D })
        {
            _roots[account] = await _room.CreateOutsiderAsync(account);
            await _room.DoAsync("organizations:CreateOrganization", [], _roots[account]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Organization_has_one_payer()
    {
        await AcceptAsync(A, payer: B);
        var second = await InviteAsync(C, A);

        var refused = await _room.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = second }, _roots[A]);

        Assert.Equal("ConstraintViolationException", refused.ErrorCode);
        Assert.Contains("RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chain_ends_with_the_payer_of_a_payer(bool fromBelow)
    {
        await AcceptAsync(A, payer: B);
        await AcceptAsync(B, payer: C);
        var (payer, source) = fromBelow ? (A, D) : (D, C);

        var refused = await _room.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = await InviteAsync(payer, source) }, _roots[source]);

        Assert.Contains("RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_organizations_do_not_pay_for_each_other()
    {
        await AcceptAsync(A, payer: B);

        var refused = await _room.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = await InviteAsync(A, B) }, _roots[B]);

        Assert.Contains("RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_invitations_accepted_at_once_one_is()
    {
        var invitations = new[] { await InviteAsync(B, A), await InviteAsync(C, A), await InviteAsync(D, A) };

        var answers = await Task.WhenAll(invitations.Select(id => Task.Run(() => _room.CallAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = id }, _roots[A]))));

        Assert.Single(answers, answer => answer.Status == 200);
    }

    [Fact]
    public async Task Invited_account_that_is_no_longer_a_management_account_cannot_accept()
    {
        var invitation = await InviteAsync(B, A);

        Assert.Equal("ConstraintViolationException", await _room.RefusalAsync("organizations:DeleteOrganization", [], _roots[A]));
        await _room.DoAsync("organizations:DeclineHandshake", new() { ["HandshakeId"] = invitation }, _roots[A]);
        await _room.DoAsync("organizations:DeleteOrganization", [], _roots[A]);
        Assert.Equal("AWSOrganizationsNotInUseException", await _room.RefusalAsync("organizations:ListOutboundResponsibilityTransfers", new() { ["Type"] = "BILLING" }, _roots[A]));
    }

    [Fact]
    public async Task Everybody_concerned_hears_that_a_transfer_was_accepted()
    {
        await AcceptAsync(B, payer: C);
        await AcceptAsync(A, payer: B);

        Assert.Single(await _room.EventsAsync(A, "ResponsibilityTransferAccepted"));
        Assert.Equal(2, (await _room.EventsAsync(B, "ResponsibilityTransferAccepted")).Count);
        Assert.Equal(2, (await _room.EventsAsync(C, "ResponsibilityTransferAccepted")).Count);
        Assert.Empty(await _room.EventsAsync(D, "ResponsibilityTransferAccepted"));
    }

    [Fact]
    public async Task Invited_organization_does_not_keep_what_nobody_is_shown()
    {
        await _room.DoAsync("organizations:CancelHandshake", new() { ["HandshakeId"] = await InviteAsync(B, A) }, _roots[B]);
        server.Clock.Advance(TimeSpan.FromDays(31));

        await InviteAsync(B, A);

        Assert.Equal(1, server.Writ.Installation.Current(AccountId.Parse(A))?.All(OrganizationsState.OutboundTransfers).Count);
        Assert.Equal(1, server.Writ.Installation.Current(AccountId.Parse(B))?.All(OrganizationsState.ResponsibilityTransfers).Count);
    }

    private async Task AcceptAsync(string source, string payer) =>
        await _room.DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = await InviteAsync(payer, source) }, _roots[source]);

    private Task<string> InviteAsync(string payer, string source) => _room.TextAsync("organizations:InviteOrganizationToTransferResponsibility", new()
    {
        ["Type"] = "BILLING",
        ["Target"] = new JsonObject { ["Id"] = source, ["Type"] = "ACCOUNT" },
        ["StartTimestamp"] = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
        ["SourceName"] = source,
    }, "Handshake.Id", _roots[payer]);
}
