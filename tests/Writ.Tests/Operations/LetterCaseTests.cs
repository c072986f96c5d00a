using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>
/// Names are found ignoring case, and policies compare ARNs by case: whoever is denied something must not get at it by writing its name
/// in other letters. What an operation creates is another thing under another name, so creations are left out.
/// </summary>
public sealed class LetterCaseTests(TestServer server) : OperationCases(server)
{
    public static TheoryData<string> Named => [.. CaseFile.AllOperations.Where(operation =>
        CaseFile.Load(operation) is { Resource: { } resource } && resource.StartsWith("arn:", StringComparison.Ordinal)
        && !resource.EndsWith('/') && !resource.Contains('*', StringComparison.Ordinal)
        && !Creates(operation.Split(':')[1]))];

    [Theory]
    [MemberData(nameof(Named))]
    public async Task Denied_resource_cannot_be_reached_in_other_letters(string operation)
    {
        var file = CaseFile.Load(operation);
        var members = file.Request.Where(member => member.Value is JsonValue value && value.TryGetValue<string>(out _)).Select(member => member.Key).ToList();
        foreach (var member in members)
        {
            foreach (var upper in new[] { true, false })
            {
                var run = await StartAsync(file);
                var denied = await run.UserAsync("denied", ("*", "*"));
                await DenyAsync(run, file);
                var request = run.Substitute(file.Request).AsObject();
                request[member] = Recase((string?)request[member] ?? "", upper);

                var answer = await run.CallAsync(operation, request, denied);

                Assert.True(answer.Status != 200, $"{operation} with {member} {request[member]} got at {file.Resource}: {answer.Text}");
            }
        }
    }

    // A federated user comes to be by the call that names it.
    private static bool Creates(string name) => name == "GetFederationToken" || name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Upload", StringComparison.Ordinal) || name.StartsWith("Import", StringComparison.Ordinal);

    private static async Task DenyAsync(CaseRun run, CaseFile file)
    {
        var document = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject { ["Effect"] = "Deny", ["Action"] = file.Action, ["Resource"] = run.Substitute(file.Resource ?? "") },
        };
        var put = await run.CallAsync("iam:PutUserPolicy", new JsonObject { ["UserName"] = "denied", ["PolicyName"] = "deny", ["PolicyDocument"] = document }, CaseRun.Root);
        Assert.True(put.Status == 200, put.Text);
    }

    // An ARN keeps all before its resource, without which it would be no ARN.
    private static string Recase(string value, bool upper)
    {
        var parts = value.Split(':', 6);
        var name = parts is ["arn", ..] && parts.Length == 6 ? parts[5] : value;
        var kind = parts.Length == 6 ? name.IndexOf('/', StringComparison.Ordinal) + 1 : 0;
        var swapped = name[..kind] + (upper ? name[kind..].ToUpperInvariant() : name[kind..].ToLowerInvariant());
        return parts.Length == 6 ? string.Join(':', parts[..5]) + ":" + swapped : swapped;
    }
}
