using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>Whoever follows a chain of roles in the audit log finds at each link which role called, and who is behind it.</summary>
public sealed class ChainRecordTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly CaseRun _run = new(server);

    [Fact]
    public async Task Each_link_of_a_chain_is_on_record_with_its_role_and_source_identity()
    {
        await server.ResetAsync();
        var caller = await _run.UserAsync("alice");
        var issued = server.Clock.GetUtcNow();
        string? before = null;
        foreach (var role in new[] { "one", "two", "three" })
        {
            var id = await RoleAsync(role, before is null ? "arn:aws:iam::111122223333:user/alice" : $"arn:aws:iam::111122223333:role/{before}");
            var request = new JsonObject { ["RoleArn"] = $"arn:aws:iam::111122223333:role/{role}", ["RoleSessionName"] = $"s-{role}" };
            if (before is null)
            {
                request["SourceIdentity"] = "Alice";
            }

            var answer = await _run.CallAsync("sts:AssumeRole", request, caller);
            Assert.True(answer.Status == 200, answer.Text);
            var record = await LastAsync("AssumeRole");
            await ExpectCallerAsync(record, before, issued);
            Assert.Equal(before is null ? "Alice" : null, (string?)record["requestParameters"]?["sourceIdentity"]);
            Assert.Equal("Alice", (string?)record["responseElements"]?["sourceIdentity"]);
            Assert.Equal($"{id}:s-{role}", (string?)record["responseElements"]?["assumedRoleUser"]?["assumedRoleId"]);
            (caller, before, issued) = (Keys(answer), role, server.Clock.GetUtcNow());
            server.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        await _run.CallAsync("iam:ListUsers", [], caller); // refused: the refusal says as much of its caller
        await ExpectCallerAsync(await LastAsync("ListUsers"), "three", issued);
        Assert.Equal("AccessDenied", (string?)(await LastAsync("ListUsers"))["errorCode"]);
    }

    [Fact]
    public async Task Source_identity_that_was_refused_is_not_that_of_the_caller()
    {
        await server.ResetAsync();
        var alice = await _run.UserAsync("alice");
        await RoleAsync("one", "arn:aws:iam::111122223333:user/alice");
        await RoleAsync("two", "arn:aws:iam::111122223333:role/one");
        var first = await _run.CallAsync("sts:AssumeRole", new() { ["RoleArn"] = "arn:aws:iam::111122223333:role/one", ["RoleSessionName"] = "s-one", ["SourceIdentity"] = "Alice" }, alice);

        var refused = await _run.CallAsync("sts:AssumeRole", new() { ["RoleArn"] = "arn:aws:iam::111122223333:role/two", ["RoleSessionName"] = "s-two", ["SourceIdentity"] = "Bob" }, Keys(first));

        Assert.Equal("AccessDenied", refused.ErrorCode);
        var record = await LastAsync("AssumeRole");
        Assert.Equal("AccessDenied", (string?)record["errorCode"]);
        Assert.Equal("Alice", (string?)record["userIdentity"]?["sessionContext"]?["sourceIdentity"]);
        Assert.Null(record["responseElements"]);
    }

    private async Task ExpectCallerAsync(JsonNode record, string? role, DateTimeOffset issued)
    {
        var identity = record["userIdentity"];
        if (role is null)
        {
            Assert.Equal("IAMUser", (string?)identity?["type"]);
            Assert.Null(identity?["sessionContext"]);
            return;
        }

        var id = (string?)(await _run.CallAsync("iam:GetRole", new() { ["RoleName"] = role }, CaseRun.Root)).Members?["Role"]?["RoleId"];
        Assert.Equal("AssumedRole", (string?)identity?["type"]);
        Assert.Equal($"{id}:s-{role}", (string?)identity?["principalId"]);
        Assert.Equal($"arn:aws:sts::111122223333:assumed-role/{role}/s-{role}", (string?)identity?["arn"]);
        var expected = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = id,
                ["arn"] = $"arn:aws:iam::111122223333:role/{role}",
                ["accountId"] = "111122223333",
                ["userName"] = role,
            },
            ["attributes"] = new JsonObject { ["creationDate"] = issued.ToString("yyyy-MM-ddTHH:mm:ssZ", null), ["mfaAuthenticated"] = "false" },
            ["sourceIdentity"] = "Alice",
        };
        Assert.True(JsonNode.DeepEquals(expected, identity?["sessionContext"]), identity?["sessionContext"]?.ToJsonString());
    }

    private async Task<string> RoleAsync(string name, string trusted)
    {
        var trust = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["AWS"] = trusted },
                ["Action"] = new JsonArray("sts:AssumeRole", "sts:SetSourceIdentity"),
            }),
        };
        var made = await _run.CallAsync("iam:CreateRole", new() { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust }, CaseRun.Root);
        return (string?)made.Members?["Role"]?["RoleId"] ?? throw new InvalidDataException(made.Text);
    }

    private static SigningCredentials Keys(WireAnswer answer)
    {
        var keys = answer.Members?["Credentials"];
        return new SigningCredentials((string?)keys?["AccessKeyId"] ?? "", (string?)keys?["SecretAccessKey"] ?? "", (string?)keys?["SessionToken"]);
    }

    private async Task<JsonNode> LastAsync(string eventName) =>
        JsonNode.Parse((await server.LastEventAsync(eventName)).Document.Span) ?? throw new JsonException(eventName);
}
