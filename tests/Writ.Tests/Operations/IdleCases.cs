using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Each operation does the same when all accounts have left memory before each call.</summary>
public sealed class IdleCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Story_happens_as_told(string operation, string name)
    {
        var behaviour = CaseFile.Load(operation).Behaviour.First(story => (string?)story["name"] == name);
        await Server.ResetAsync();

        await new CaseRun(Server) { Unloads = true }.SetUpAsync((behaviour["steps"] as JsonArray ?? []).OfType<JsonObject>());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Request_answers_as_recorded(string operation)
    {
        var file = CaseFile.Load(operation);
        await Server.ResetAsync();
        var run = new CaseRun(Server) { Unloads = true };
        await run.SetUpAsync(file.Setup);

        var answer = await run.CallAsync(operation, file.Request, await run.CredentialsAsync((string?)file.Content["as"] ?? "root"));

        run.ExpectAnswer(answer, file);
        Assert.Equal((string?)file.Golden?["response"], Normalized.Of(answer.Text));
    }
}
