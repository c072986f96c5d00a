using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>A policy that allows exactly the declared action on exactly the declared resource is enough.</summary>
public sealed class AllowCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Policy_for_the_declared_action_and_resource_allows(string operation)
    {
        var file = CaseFile.Load(operation);
        var run = await StartAsync(file);
        var allowed = (file.Content["alsoAllow"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(also => ((string?)also["action"] ?? "", (string?)also["resource"] ?? ""))
            .Prepend((file.Action, file.Resource ?? "*"));
        var somebody = await run.UserAsync("somebody", [.. allowed]);
        await run.SetUpAsync((file.Content["own"] as JsonArray ?? []).OfType<JsonObject>());

        var answer = await run.CallAsync(operation, file.Request, somebody);

        Assert.True(answer.Status == 200, answer.Text);
    }
}
