using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>What an organization puts on record by itself, in the log of its management account.</summary>
public sealed class ServiceEventTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Management = TestServer.Account.ToString();

    [Fact]
    public async Task Created_account_is_on_record_as_the_result_of_the_request()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        var member = await room.CreateMemberAsync("m");

        var result = Assert.Single(await room.EventsAsync(Management, "CreateAccountResult"));

        Assert.Equal("AwsServiceEvent", (string?)result["eventType"]);
        Assert.Equal("organizations.amazonaws.com", (string?)result["userIdentity"]?["invokedBy"]);
        Assert.Equal(Management, (string?)result["recipientAccountId"]);
        Assert.Equal(member, (string?)result["serviceEventDetails"]?["createAccountStatus"]?["accountId"]);
        Assert.Equal("SUCCEEDED", (string?)result["serviceEventDetails"]?["createAccountStatus"]?["state"]);
        Assert.DoesNotContain("example.com", result.ToJsonString(), StringComparison.Ordinal);
        var joined = Assert.Single(await room.EventsAsync(Management, "AccountJoinedOrganization"));
        Assert.Equal((member, "CREATED"), ((string?)joined["serviceEventDetails"]?["accountId"], (string?)joined["serviceEventDetails"]?["joinedMethod"]));
    }

    [Fact]
    public async Task Account_that_could_not_be_created_is_on_record_with_the_reason()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.CreateMemberAsync("m");
        await room.DoAsync("organizations:CreateAccount", new() { ["AccountName"] = "again", ["Email"] = "M@example.com" });

        var results = await room.EventsAsync(Management, "CreateAccountResult");

        Assert.Contains(results, result => (string?)result["serviceEventDetails"]?["createAccountStatus"]?["failureReason"] == "EMAIL_ALREADY_EXISTS");
        Assert.Single(await room.EventsAsync(Management, "AccountJoinedOrganization"));
    }

    [Fact]
    public async Task Account_that_leaves_is_on_record_where_it_was_a_member()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        var removed = await room.CreateMemberAsync("removed");
        var left = await room.CreateMemberAsync("left");
        await room.DoAsync("organizations:RemoveAccountFromOrganization", new() { ["AccountId"] = removed });
        await room.DoAsync("organizations:LeaveOrganization", [], await room.EnterAsync(left));

        var departures = (await room.EventsAsync(Management, "AccountDepartedOrganization")).Select(found => found["serviceEventDetails"]).OfType<JsonNode>().ToList();

        Assert.Contains(departures, found => ((string?)found["accountId"], (string?)found["departureMethod"]) == (removed, "REMOVED"));
        Assert.Contains(departures, found => ((string?)found["accountId"], (string?)found["departureMethod"]) == (left, "LEFT"));
        Assert.Empty(await room.EventsAsync(left, "AccountDepartedOrganization"));
    }

    [Fact]
    public async Task Closed_account_is_on_record()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        var member = await room.CreateMemberAsync("m");
        await room.DoAsync("organizations:CloseAccount", new() { ["AccountId"] = member });

        var result = Assert.Single(await room.EventsAsync(Management, "CloseAccountResult"));

        Assert.Equal(member, (string?)result["serviceEventDetails"]?["closeAccountStatus"]?["accountId"]);
    }

    [Fact]
    public async Task Refused_call_leaves_no_result()
    {
        var room = await OrganizationRoom.OpenAsync(server);
        await room.RefusalAsync("organizations:CloseAccount", new() { ["AccountId"] = Management });

        Assert.Empty(await room.EventsAsync(Management, "CloseAccountResult"));
    }
}
