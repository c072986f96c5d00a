using System.Text;
using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>The canonical request of each operation leaves the golden audit record.</summary>
public sealed class AuditCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_is_recorded_as_CloudTrail_would(string operation)
    {
        var file = CaseFile.Load(operation);
        var run = await StartAsync(file);

        var answer = await run.CallAsync(operation, file.Request, await run.CredentialsAsync((string?)file.Content["as"] ?? "root"));

        run.ExpectAnswer(answer, file);
        var record = await Server.LastEventAsync(operation.Split(':')[1]);
        CheckGolden(file, "audit", JsonNode.Parse(Normalized.Of(Encoding.UTF8.GetString(record.Document.Span))) ?? throw new InvalidDataException("An empty record."));
    }
}
