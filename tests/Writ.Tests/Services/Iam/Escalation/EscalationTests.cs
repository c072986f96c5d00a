using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Escalation;

/// <summary>
/// The published ways to more permissions through IAM's own API: open exactly to whom the policies grant every step, and
/// closed by a boundary.
/// </summary>
public sealed class EscalationTests(TestServer server) : IClassFixture<TestServer>
{
    public static TheoryData<string> Ways => [.. Way.Names];

    public static TheoryData<string, string> Permissions => [.. Way.Names.SelectMany(name => Way.Of(name).Allow.Select((_, at) => (name, $"{at}")))];

    public static TheoryData<string> Stories => [.. (Way.Read("delegation.json")["stories"] as JsonObject ?? []).Select(story => story.Key)];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Way_is_open_to_whom_policies_grant_every_step(string name)
    {
        var way = Way.Of(name);
        var attack = await Attack.PrepareAsync(server, way, way.Allow);
        await attack.ExpectNothingGainedAsync();

        var refusal = await attack.TryAsync();

        Assert.True(refusal is null, refusal?.Text);
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task Way_is_closed_without_any_one_permission(string name, string without)
    {
        var way = Way.Of(name);
        var missing = way.Allow[int.Parse(without, System.Globalization.CultureInfo.InvariantCulture)];
        var attack = await Attack.PrepareAsync(server, way, way.Allow.Where(allow => allow != missing));

        var refusal = await attack.TryAsync();

        Assert.Equal((403, "AccessDenied"), (refusal?.Status, refusal?.ErrorCode));
        Assert.Contains($" is not authorized to perform: {missing.Action} on resource: ", refusal?.ErrorMessage, StringComparison.Ordinal);
        await attack.ExpectNoGainAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Way_is_closed_by_a_boundary_without_its_actions(string name)
    {
        var way = Way.Of(name);
        var attack = await Attack.PrepareAsync(server, way, way.Allow);
        var actions = new JsonArray([.. way.Allow.Select(allow => (JsonNode)allow.Action).DistinctBy(action => action.ToString())]);
        await attack.BoundAsync(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["NotAction"] = actions, ["Resource"] = "*" } });

        var refusal = await attack.TryAsync();

        Assert.Equal((403, "AccessDenied"), (refusal?.Status, refusal?.ErrorCode));
        Assert.EndsWith($"because no permissions boundary allows the {way.Allow[0].Action} action", refusal?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Way_is_closed_by_the_boundary_of_delegated_administrators(string name)
    {
        var way = Way.Of(name);
        var attack = await Attack.PrepareAsync(server, way, way.Allow);
        await attack.BoundAsync(Way.Read("delegation.json")["boundary"]?.DeepClone() ?? throw new InvalidDataException("No boundary."));

        var refusal = await attack.TryAsync();

        Assert.Equal((403, "AccessDenied"), (refusal?.Status, refusal?.ErrorCode));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Delegated_administrator_stays_within_the_boundary(string name)
    {
        await server.ResetAsync();
        var file = Way.Read("delegation.json");
        var run = new CaseRun(server);
        await run.UserAsync("delegate", ("*", "*"));
        await run.SetUpAsync([
            Root("iam:CreatePolicy", new JsonObject { ["PolicyName"] = "boundary", ["PolicyDocument"] = file["boundary"]?.DeepClone() }),
            Root("iam:PutUserPermissionsBoundary", new JsonObject { ["UserName"] = "delegate", ["PermissionsBoundary"] = $"arn:aws:iam::{TestServer.Account}:policy/boundary" }),
        ]);

        await run.SetUpAsync(Way.Objects(file["stories"]?[name]));
    }

    private static JsonObject Root(string call, JsonObject parameters) => new() { ["call"] = call, ["params"] = parameters };
}
