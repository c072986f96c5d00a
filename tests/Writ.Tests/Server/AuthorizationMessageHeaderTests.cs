using System.Text.Json.Nodes;
using Writ.Server.Gateway;
using Writ.Services.Operations;
using Writ.Services.Sts;
using Writ.Tests.House;
using Writ.Tests.Operations;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Every refusal by policies carries its encoded message, nothing else does, and no secret is in it.</summary>
public sealed class AuthorizationMessageHeaderTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "x-writ-authorization-message";

    [Fact]
    public async Task Refusal_by_policies_carries_a_message_that_its_account_decodes_and_another_does_not()
    {
        var world = await World.MakeAsync(server);

        var refused = await WireCall.SendAsync(server, "cloudtrail:LookupEvents", [], world.Nobody);
        var message = refused.Headers[Header];
        var decoded = await DecodeAsync(message, world.Admin);
        var foreign = await DecodeAsync(message, world.Foreign);

        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        var told = JsonNode.Parse((string?)decoded.Members?["DecodedMessage"] ?? "{}");
        Assert.Equal("cloudtrail:LookupEvents", (string?)told?["context"]?["action"]);
        Assert.Equal("nobody", (string?)told?["context"]?["principal"]?["name"]);
        Assert.Equal(("InvalidAuthorizationMessageException", 400), (foreign.ErrorCode, foreign.Status));
    }

    [Fact]
    public async Task Refusal_is_as_long_for_a_user_who_exists_as_for_one_who_does_not()
    {
        var world = await World.MakeAsync(server);

        var one = await WireCall.SendAsync(server, "iam:GetUser", new JsonObject { ["UserName"] = "admin" }, world.Nobody);
        var none = await WireCall.SendAsync(server, "iam:GetUser", new JsonObject { ["UserName"] = "ghost" }, world.Nobody);

        Assert.Equal(one.Headers[Header].Length, none.Headers[Header].Length);
    }

    [Fact]
    public async Task Successes_bad_input_bad_signatures_and_callers_who_never_may_get_none()
    {
        var world = await World.MakeAsync(server);
        (string Call, JsonObject Parameters, SigningCredentials By)[] calls =
        [
            ("iam:ListUsers", [], world.Admin),
            ("iam:CreateUser", [], world.Admin),
            ("iam:ListUsers", [], world.Admin with { SecretAccessKey = "wrong" }),
            ("sts:AssumeRole", new JsonObject { ["RoleArn"] = "arn:aws:iam::111122223333:role/role", ["RoleSessionName"] = "s1" }, World.Root),
        ];

        foreach (var (call, parameters, by) in calls)
        {
            var answer = await WireCall.SendAsync(server, call, parameters, by);
            Assert.DoesNotContain(Header, answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Service_that_encodes_refusals_answers_in_EC2s_words()
    {
        var ec2 = StsService.Descriptor with { SigningName = "ec2", EncodesRefusals = true };

        var error = GatewayErrors.AccessDenied(ec2, "User: u is not authorized to perform: ec2:RunInstances", "BLOB");

        Assert.Equal(
            ("UnauthorizedOperation", 403, "You are not authorized to perform this operation. User: u is not authorized to perform: ec2:RunInstances. Encoded authorization failure message: BLOB"),
            (error.Code, error.Status, error.Message));
    }

    [Fact]
    public void Secret_members_are_no_condition_keys() => Findings.None(OperationCatalog.All
        .SelectMany(operation => operation.Request.Members.Select(member => (operation.Name, Member: member)))
        .Where(found => found.Member is { Sensitive: true, ConditionKey: not null })
        .Select(found => $"{found.Name}.{found.Member.Name} would enter authorization messages."));

    private Task<WireAnswer> DecodeAsync(string message, SigningCredentials by) =>
        WireCall.SendAsync(server, "sts:DecodeAuthorizationMessage", new JsonObject { ["EncodedMessage"] = message }, by);
}
