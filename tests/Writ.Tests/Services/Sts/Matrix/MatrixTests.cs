using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Matrix;

/// <summary>
/// Who may take a role: every kind of caller, in every relation to the role's account, under every form of trust, with every kind of
/// policy in the way, over the wire; and who may do what in an account of its own. The library decides the same lines, as all of
/// tests/corpus/policy.
/// </summary>
public sealed class MatrixTests(MatrixWorld world) : IClassFixture<MatrixWorld>
{
    public static TheoryData<string, string> Rows => [.. MatrixLine.All.Select(line => (line.Relation, line.Credentials)).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Call_succeeds_or_is_refused_as_the_rules_say(string relation, string credentials)
    {
        if (credentials == "get-federation-token" && OperationCatalog.Find("sts", "GetFederationToken") is null)
        {
            Assert.Skip("There are no federated users yet.");
        }

        var lines = MatrixLine.All.Where(line => line.Relation == relation && line.Credentials == credentials).ToList();
        var callers = new Dictionary<MatrixLine, SigningCredentials>();
        await world.GuardAsync(null);
        await TargetAsync(lines[0]);
        foreach (var line in lines)
        {
            callers[line] = await world.Callers.OfAsync(line);
        }

        var wrong = new List<string>();
        foreach (var line in lines)
        {
            await world.GuardAsync(line.Guardrails);
            await TrustAsync(line);
            var (call, request) = Call(line);
            var answer = await WireCall.SendAsync(world.Server, call, request, callers[line]);
            var expected = line.Message is null ? (200, null, null)
                : call == "cloudtrail:LookupEvents" ? (400, "AccessDeniedException", world.Here(line.Message))
                : (403, line.Code ?? "AccessDenied", world.Here(line.Message));
            if ((answer.Status, answer.ErrorCode, answer.ErrorMessage) != expected)
            {
                wrong.Add($"{line.Name}\n  expected {expected}\n  answered {(answer.Status, answer.ErrorCode, answer.ErrorMessage)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Count} wrong:\n{string.Join('\n', wrong.Take(20))}");
    }

    private static (string Call, JsonObject Request) Call(MatrixLine line) => line.Action switch
    {
        "sts:AssumeRole" => (line.Action, new JsonObject { ["RoleArn"] = line.Resource, ["RoleSessionName"] = "taken" }),
        "sts:TagSession" => ("sts:AssumeRole", new JsonObject
        {
            ["RoleArn"] = line.Resource,
            ["RoleSessionName"] = "taken",
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "blue" }),
        }),
        "iam:GetRole" => (line.Action, new JsonObject { ["RoleName"] = "target" }),
        _ => (line.Action, []),
    };

    private async Task TargetAsync(MatrixLine line)
    {
        var nobody = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "sts:AssumeRole" }),
        };
        var made = await WireCall.SendAsync(world.Server, "iam:CreateRole", new() { ["RoleName"] = "target", ["AssumeRolePolicyDocument"] = nobody }, world.RootOf(line.ResourceAccount));
        Assert.True(made.Status == 200 || made.ErrorCode == "EntityAlreadyExists", made.Text);
    }

    private async Task TrustAsync(MatrixLine line)
    {
        if (line.Trust is { } trust)
        {
            await world.DoAsync(
                "iam:UpdateAssumeRolePolicy",
                new() { ["RoleName"] = "target", ["PolicyDocument"] = JsonNode.Parse(world.Here(trust.ToJsonString())) },
                world.RootOf(line.ResourceAccount));
        }
    }
}
