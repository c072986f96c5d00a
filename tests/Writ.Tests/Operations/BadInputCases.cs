using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Bad input is refused in AWS's words.</summary>
public sealed class BadInputCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Bad_request_is_refused(string operation, int at)
    {
        var file = CaseFile.Load(operation);
        var bad = file.Bad.ElementAt(at);
        var run = await StartAsync(file);

        var answer = await run.CallAsync(operation, bad["request"] as JsonObject ?? [], await run.CredentialsAsync((string?)bad["as"] ?? (string?)file.Content["as"] ?? "root"));

        run.ExpectError(answer, bad["error"] as JsonObject ?? [], operation);
    }
}
