using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>The canonical request of each operation succeeds, and its answer is the golden one.</summary>
public sealed class WireCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Request_answers_as_recorded(string operation)
    {
        var file = CaseFile.Load(operation);
        var run = await StartAsync(file);

        var answer = await run.CallAsync(operation, file.Request, await run.CredentialsAsync((string?)file.Content["as"] ?? "root"));

        run.ExpectAnswer(answer, file);
        CheckGolden(file, "response", JsonValue.Create(Normalized.Of(answer.Text)));
    }
}
