using System.Text.Json.Nodes;
using Writ.Policy;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.Simulation;

/// <summary>
/// The corpus of decisions over the wire: every case that SimulateCustomPolicy can express has the same verdict there. The
/// rest is counted by the reason why it cannot be expressed, so that a case does not drop out unnoticed.
/// </summary>
public sealed class CorpusTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly SigningCredentials Root = new(TestServer.RootKeyId, TestServer.RootSecret);

    [Fact]
    public async Task Cases_that_can_be_expressed_are_decided_by_the_simulator_as_by_the_library()
    {
        var wrong = new List<string>();
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var simulated = 0;
        foreach (var line in Lines())
        {
            var document = JsonNode.Parse(line)?.AsObject() ?? throw new InvalidDataException(line);
            var one = DecisionCase.Parse(line).Case ?? throw new InvalidDataException(line);
            if (SimulatedCase.WhyNot(one, document) is { } reason)
            {
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                continue;
            }

            simulated++;
            var answer = await WireCall.SendAsync(server, "iam:SimulateCustomPolicy", SimulatedCase.Parameters(one, document), Root);
            var verdict = (string?)answer.Members?["EvaluationResults"]?[0]?["EvalDecision"];
            if (verdict != SimulatedCase.Word(one.Expected))
            {
                wrong.Add($"{one.Id}: expected {one.Expected}, simulated {verdict ?? answer.Text}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {simulated} wrong:\n{string.Join('\n', wrong.Take(20))}");
        Assert.True(simulated >= SimulatedCase.Fewest, $"only {simulated} cases were simulated; {string.Join(", ", reasons.Select(reason => $"{reason.Value} {reason.Key}"))}");
    }

    private static IEnumerable<string> Lines()
    {
        var folder = Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "policy");
        return Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0);
    }
}
