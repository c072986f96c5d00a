using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Account.Contacts;
using Writ.Services.Account.Identity;
using Writ.Services.Account.PrimaryEmail;
using Writ.Services.Account.Regions;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Writ.Tests.Services.Organizations;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Services.Account;

/// <summary>Which account a write is about, and who may write it, is decided by the states it writes, not by those it was authorized with.</summary>
public sealed class AccountTargetTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonObject Trust = new() { ["ServicePrincipal"] = "account.amazonaws.com" };

    private readonly Dictionary<AccountId, Draft> _drafts = [];

    [Theory]
    [InlineData("organizations:DisableAWSServiceAccess")]
    [InlineData("organizations:RemoveAccountFromOrganization")]
    [InlineData("organizations:CloseAccount")]
    public async Task Write_whose_right_ended_before_its_turn_is_refused(string end)
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.DoAsync("organizations:EnableAWSServiceAccess", Parameters(Trust));
        var member = await room.CreateMemberAsync("m");
        var call = TestCalls.As(server, StateOf(TestServer.Account));
        PutAccountName.Authorize(new PutAccountNameRequest { AccountId = member, AccountName = "n" }, call);

        await room.DoAsync(end, end.EndsWith("Access", StringComparison.Ordinal) ? Parameters(Trust) : new() { ["AccountId"] = member });

        var refusals = Writes(member, call).ToList();
        Assert.Equal(8, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal("AccessDeniedException", refusal?.Code));
    }

    [Fact]
    public async Task Write_reaches_the_account_that_is_named_and_no_other()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.DoAsync("organizations:EnableAWSServiceAccess", Parameters(Trust));
        var member = await room.CreateMemberAsync("m");
        await room.CreateMemberAsync("o");
        await room.DoAsync("account:PutAlternateContact", new()
        {
            ["AccountId"] = member, ["AlternateContactType"] = "BILLING", ["Name"] = "n", ["Title"] = "t", ["EmailAddress"] = "a@b.c", ["PhoneNumber"] = "1",
        });
        await room.DoAsync("account:EnableRegion", new() { ["AccountId"] = member, ["RegionName"] = "ap-east-1" });
        await room.DoAsync("account:StartPrimaryEmailUpdate", new() { ["AccountId"] = member, ["PrimaryEmail"] = "new@b.c" });
        var code = await room.TextAsync("writ:DescribePrimaryEmailUpdate", new() { ["AccountId"] = member }, "Otp");
        server.Clock.Advance(RegionChange.Duration);

        foreach (var refusal in Writes(member, TestCalls.As(server, StateOf(TestServer.Account)), code))
        {
            Assert.Null(refusal);
            Assert.Equal([member], _drafts.Where(draft => draft.Value.Changes.Count > 0).Select(draft => draft.Key.ToString()));
        }
    }

    private static JsonObject Parameters(JsonObject of) => of.DeepClone().AsObject();

    private AccountState StateOf(AccountId account) => server.Writ.Installation.Current(account) ?? throw new InvalidOperationException($"No account {account}");

    private Draft DraftOf(AccountId account) => _drafts.TryGetValue(account, out var draft) ? draft : _drafts[account] = new Draft(StateOf(account), DraftOf);

    /// <summary>Every write of the service, each with drafts of its own; what it was refused with.</summary>
    private IEnumerable<AwsError?> Writes(string id, Call call, string code = "abcdef")
    {
        var contact = new ContactInformationShape { FullName = "n", AddressLine1 = "a", City = "c", PostalCode = "1", CountryCode = "DE", PhoneNumber = "+1" };
        yield return Write(draft => PutAccountName.Handle(new PutAccountNameRequest { AccountId = id, AccountName = "n" }, call, draft).Error);
        yield return Write(draft => PutContactInformation.Handle(new PutContactInformationRequest { AccountId = id, ContactInformation = contact }, call, draft).Error);
        yield return Write(draft => PutAlternateContact.Handle(
            new PutAlternateContactRequest { AccountId = id, AlternateContactType = "BILLING", Name = "n", Title = "t", EmailAddress = "a@b.c", PhoneNumber = "1" }, call, draft).Error);
        yield return Write(draft => DeleteAlternateContact.Handle(new DeleteAlternateContactRequest { AccountId = id, AlternateContactType = "BILLING" }, call, draft).Error);
        yield return Write(draft => StartPrimaryEmailUpdate.Handle(new StartPrimaryEmailUpdateRequest { AccountId = id, PrimaryEmail = "new@b.c" }, call, draft).Error);
        yield return Write(draft => AcceptPrimaryEmailUpdate.Handle(new AcceptPrimaryEmailUpdateRequest { AccountId = id, PrimaryEmail = "new@b.c", Otp = code }, call, draft).Error);
        yield return Write(draft => EnableRegion.Handle(new EnableRegionRequest { AccountId = id, RegionName = "af-south-1" }, call, draft).Error);
        yield return Write(draft => DisableRegion.Handle(new DisableRegionRequest { AccountId = id, RegionName = "ap-east-1" }, call, draft).Error);
    }

    private AwsError? Write(Func<Draft, AwsError?> write)
    {
        _drafts.Clear();
        return write(DraftOf(TestServer.Account));
    }
}
