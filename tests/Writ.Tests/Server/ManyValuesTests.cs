using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>More values of a condition key than are compared are refused before any handler has them, whether a policy asks for the key or not.</summary>
public sealed class ManyValuesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData(1_000, "ValidationError")]
    [InlineData(1_001, "AccessDenied")]
    public async Task Keys_of_a_form_are_bounded_for_whom_no_policy_limits(int count, string error)
    {
        var world = await World.MakeAsync(server);
        var parameters = new JsonObject { ["UserName"] = "nobody", ["TagKeys"] = Many(count, at => $"k{at}") };

        Assert.Equal(error, (await WireCall.SendAsync(server, "iam:UntagUser", parameters.DeepClone().AsObject(), world.Admin)).ErrorCode);
        Assert.Equal(error, (await WireCall.SendAsync(server, "iam:UntagUser", parameters, World.Root)).ErrorCode);
    }

    [Theory]
    [InlineData(1_000, "ConstraintViolationException")]
    [InlineData(1_001, "AccessDeniedException")]
    public async Task Tags_that_no_constraint_counts_are_bounded(int count, string error)
    {
        await server.ResetAsync();
        var run = new CaseRun(server);
        await run.StepAsync(new() { ["call"] = "organizations:CreateOrganization" });
        await run.StepAsync(new() { ["call"] = "organizations:ListRoots", ["save"] = new JsonObject { ["root"] = "Roots.0.Id" } });
        var tags = Many(count, at => new JsonObject { ["Key"] = $"k{at}", ["Value"] = "" });

        var answer = await run.CallAsync("organizations:TagResource", new() { ["ResourceId"] = "${root}", ["Tags"] = tags }, CaseRun.Root);

        Assert.Equal(error, answer.ErrorCode);
    }

    private static JsonArray Many(int count, Func<int, JsonNode> value) => [.. Enumerable.Range(0, count).Select(value)];
}
