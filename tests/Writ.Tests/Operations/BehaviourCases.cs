using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Each operation does what it says: the stories of its case file, each from an empty account.</summary>
public sealed class BehaviourCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Story_happens_as_told(string operation, string name)
    {
        var behaviour = CaseFile.Load(operation).Behaviour.First(story => (string?)story["name"] == name);
        await Server.ResetAsync();

        await new CaseRun(Server).SetUpAsync((behaviour["steps"] as JsonArray ?? []).OfType<JsonObject>());
    }
}
