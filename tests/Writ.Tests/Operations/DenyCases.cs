using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>A user without policies is refused in AWS's words, changes nothing, and is on record.</summary>
public sealed class DenyCases(TestServer server) : OperationCases(server)
{
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task User_without_policies_is_refused(string operation)
    {
        var file = CaseFile.Load(operation);
        var run = await StartAsync(file);
        var nobody = await run.UserAsync("nobody");
        var before = Server.Writ.Installation.Current(TestServer.Account)?.Revision;

        var answer = await run.CallAsync(operation, file.Request, nobody);

        if (file.Resource is null && file.Content["deny"] is null)
        {
            Assert.True(answer.Status == 200, answer.Text);
            return;
        }

        run.ExpectError(answer, file.Content["deny"]?["error"] as JsonObject ?? Refusal(file, run), operation);
        Assert.Equal(before, Server.Writ.Installation.Current(TestServer.Account)?.Revision);
        await CheckRecordAsync(operation, answer);
    }

    private static JsonObject Refusal(CaseFile file, CaseRun run)
    {
        var protocol = ServiceCatalog.BySigningName(file.Operation.Split(':')[0])?.Protocol;
        var resource = run.Substitute((string?)file.Content["named"] ?? file.Resource ?? "");
        return new JsonObject
        {
            ["code"] = protocol == Protocol.Query ? "AccessDenied" : "AccessDeniedException",
            ["status"] = protocol == Protocol.Json11 ? 400 : 403,
            ["message"] = $"User: arn:aws:iam::{TestServer.Account}:user/nobody is not authorized to perform: {file.Action} on resource: {resource} "
                + $"because no identity-based policy allows the {file.Action} action",
        };
    }

    private async Task CheckRecordAsync(string operation, WireAnswer answer)
    {
        var record = await Server.LastEventAsync(operation.Split(':')[1]);
        var document = JsonNode.Parse(Encoding.UTF8.GetString(record.Document.Span))?.AsObject() ?? [];
        Assert.Equal(answer.ErrorCode, (string?)document["errorCode"]);
        Assert.Equal(answer.ErrorMessage, (string?)document["errorMessage"]);
        Assert.Equal("nobody", (string?)document["userIdentity"]?["userName"]);
        Assert.True(document.ContainsKey("requestParameters"));
        Assert.Null(document["requestParameters"]);
        Assert.Null(document["responseElements"]);
    }
}
