using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.Simulation;

/// <summary>Users with random policies of every kind: what the simulator says of a call is what becomes of the call.</summary>
public sealed class EnforcementTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Seed = 23;
    private const int Users = 60;
    private const string Account = "arn:aws:iam::111122223333:";

    private static readonly SigningCredentials Root = new(TestServer.RootKeyId, TestServer.RootSecret);

    private static readonly string[] Managed =
        ["IAMReadOnlyAccess", "IAMFullAccess", "ReadOnlyAccess", "AdministratorAccess", "AWSDenyAll", "IAMUserChangePassword", "job-function/ViewOnlyAccess", "SecurityAudit", "PowerUserAccess"];

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Simulation_of_a_user_says_what_becomes_of_the_users_calls()
    {
        await MakeTargetsAsync();
        var wrong = new List<string>();
        var verdicts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < Users; at++)
        {
            var (arn, credentials) = await MakeUserAsync($"u{at}");
            foreach (var question in Questions($"u{at}", arn))
            {
                var real = Outcome(await WireCall.SendAsync(server, question.Action, question.Parameters, credentials));
                var simulated = await SimulateAsync(arn, question);
                verdicts[real] = verdicts.GetValueOrDefault(real) + 1;
                if (simulated != real)
                {
                    wrong.Add($"{arn} {question.Action} on {question.Resource}: {real}, simulated {simulated}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.All(["allowed", "implicitDeny", "explicitDeny"], verdict => Assert.True(verdicts.GetValueOrDefault(verdict) > 50, verdict));
    }

    private async Task MakeTargetsAsync()
    {
        await RootAsync("iam:CreateUser", new JsonObject { ["UserName"] = "target", ["Path"] = "/team/", ["Tags"] = Tags("red") });
        await RootAsync("iam:CreateGroup", new JsonObject { ["GroupName"] = "g0", ["Path"] = "/team/" });
        await RootAsync("iam:CreateGroup", new JsonObject { ["GroupName"] = "g1" });
        await RootAsync("iam:CreateRole", new JsonObject
        {
            ["RoleName"] = "role",
            ["AssumeRolePolicyDocument"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}""",
            ["Tags"] = Tags("blue"),
        });
        foreach (var boundary in new[] { "b0", "b1" })
        {
            await RootAsync("iam:CreatePolicy", new JsonObject { ["PolicyName"] = boundary, ["PolicyDocument"] = Document() });
        }
    }

    private async Task<(string Arn, SigningCredentials Credentials)> MakeUserAsync(string name)
    {
        var user = new JsonObject { ["UserName"] = name, ["Path"] = Any("/", "/team/", "/team/deep/") };
        if (_random.Next(3) > 0)
        {
            user["Tags"] = Tags(Any("red", "blue", "*"));
        }

        if (_random.Next(3) == 0)
        {
            user["PermissionsBoundary"] = Any(Account + "policy/b0", Account + "policy/b1", "arn:aws:iam::aws:policy/" + Any(Managed));
        }

        var arn = (string?)(await RootAsync("iam:CreateUser", user)).Members?["User"]?["Arn"] ?? "";
        await RootAsync("iam:PutUserPolicy", new JsonObject { ["UserName"] = name, ["PolicyName"] = "own", ["PolicyDocument"] = Document() });
        if (_random.Next(2) == 0)
        {
            await RootAsync("iam:AttachUserPolicy", new JsonObject { ["UserName"] = name, ["PolicyArn"] = "arn:aws:iam::aws:policy/" + Any(Managed) });
        }

        foreach (var group in new[] { "g0", "g1" }.Where(_ => _random.Next(3) == 0))
        {
            await RootAsync("iam:PutGroupPolicy", new JsonObject { ["GroupName"] = group, ["PolicyName"] = "own", ["PolicyDocument"] = Document() });
            await RootAsync("iam:AddUserToGroup", new JsonObject { ["GroupName"] = group, ["UserName"] = name });
        }

        var key = (await RootAsync("iam:CreateAccessKey", new JsonObject { ["UserName"] = name })).Members?["AccessKey"];
        return (arn, new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? ""));
    }

    /// <summary>Calls that read only, so that one user's do not change what the next may do.</summary>
    private static IEnumerable<Question> Questions(string name, string arn) =>
    [
        new("iam:GetUser", new JsonObject { ["UserName"] = "target" }, Account + "user/team/target", "red"),
        new("iam:ListUserTags", new JsonObject { ["UserName"] = "target" }, Account + "user/team/target", "red"),
        new("iam:GetUser", new JsonObject { ["UserName"] = "absent" }, Account + "user/absent", null),
        new("iam:ListAttachedUserPolicies", new JsonObject { ["UserName"] = name }, arn, Own: true),
        new("iam:GetGroup", new JsonObject { ["GroupName"] = "g0" }, Account + "group/team/g0", null),
        new("iam:GetRole", new JsonObject { ["RoleName"] = "role" }, Account + "role/role", "blue"),
        new("iam:GetPolicy", new JsonObject { ["PolicyArn"] = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, "arn:aws:iam::aws:policy/ReadOnlyAccess", null),
        new("iam:ListEntitiesForPolicy", new JsonObject { ["PolicyArn"] = Account + "policy/b0" }, Account + "policy/b0", null),
        new("iam:GetAccountSummary", [], "*", null),
        new("iam:ListPolicies", [], "*", null),
        new("iam:SimulateCustomPolicy", new JsonObject { ["PolicyInputList"] = new JsonArray("{}"), ["ActionNames"] = new JsonArray("s3:A") }, "*", null),
        new("cloudtrail:LookupEvents", [], "*", null),
    ];

    private async Task<string?> SimulateAsync(string arn, Question question)
    {
        var parameters = new JsonObject { ["PolicySourceArn"] = arn, ["ActionNames"] = new JsonArray(question.Action), ["ResourceArns"] = new JsonArray(question.Resource) };
        var tag = question.Own ? await OwnTagAsync(arn) : question.Tag;
        if (tag is not null)
        {
            parameters["ContextEntries"] = new JsonArray(Entry("aws:ResourceTag/team", tag), Entry("iam:ResourceTag/team", tag));
        }

        var answer = await RootAsync("iam:SimulatePrincipalPolicy", parameters);
        return (string?)answer.Members?["EvaluationResults"]?[0]?["EvalDecision"];
    }

    private async Task<string?> OwnTagAsync(string arn)
    {
        var answer = await RootAsync("iam:ListUserTags", new JsonObject { ["UserName"] = arn[(arn.LastIndexOf('/') + 1)..] });
        return answer.Members?["Tags"] is JsonArray { Count: > 0 } tags ? (string?)tags[0]?["Value"] : null;
    }

    private static string Outcome(WireAnswer answer) =>
        answer.ErrorCode is not ("AccessDenied" or "AccessDeniedException") ? "allowed"
        : answer.ErrorMessage?.Contains("with an explicit deny", StringComparison.Ordinal) == true ? "explicitDeny"
        : "implicitDeny";

    private string Document() => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Statement())]),
    }.ToJsonString();

    private JsonNode Statement()
    {
        var isDeny = _random.Next(5) == 0;
        var statement = new JsonObject
        {
            ["Effect"] = isDeny ? "Deny" : "Allow",
            [Any("Action", "Action", "Action", "NotAction")] = Any("*", "iam:*", "iam:Get*", "iam:List*", "IAM:getuser", "iam:*Policy", "cloudtrail:*", "iam:GetAccount?ummary"),
            [Any("Resource", "Resource", "Resource", "NotResource")] = Any("*", "*", Account + "user/*", Account + "user/team/*", Account + "*/${aws:username}",
                Account + "user/${aws:PrincipalTag/path, 'team'}/target", "arn:aws:iam::aws:policy/*", Account + "policy/b?", "arn:aws:iam::*:role/role"),
        };
        if (_random.Next(2) == 0)
        {
            statement["Condition"] = Condition();
        }

        return statement;
    }

    private JsonObject Condition()
    {
        var (test, key, value) = _random.Next(8) switch
        {
            0 => ("StringLike", "aws:username", Any("u1*", "u?")),
            1 => ("StringEquals", "aws:PrincipalTag/team", Any("red", "${aws:ResourceTag/team}")),
            2 => (Any("StringEquals", "StringNotEquals", "StringEqualsIfExists"), Any("aws:ResourceTag/team", "iam:ResourceTag/team"), Any("red", "${aws:PrincipalTag/team}")),
            3 => (Any("ArnLike", "ArnNotLike"), "aws:PrincipalArn", Account + Any("user/*", "user/team/*")),
            4 => ("Null", "aws:PrincipalTag/team", Any("true", "false")),
            5 => ("StringLike", "aws:userid", "AIDA*"),
            6 => (Any("StringEquals", "StringNotLike"), "aws:PrincipalType", Any("User", "Account")),
            _ => ("Bool", "aws:PrincipalIsAWSService", Any("true", "false")),
        };
        return new JsonObject { [test] = new JsonObject { [key] = value } };
    }

    private static JsonObject Entry(string key, string value) =>
        new() { ["ContextKeyName"] = key, ["ContextKeyValues"] = new JsonArray(value), ["ContextKeyType"] = "string" };

    private static JsonArray Tags(string team) => new(new JsonObject { ["Key"] = "team", ["Value"] = team == "*" ? "green" : team });

    private string Any(params string[] texts) => texts[_random.Next(texts.Length)];

    private async Task<WireAnswer> RootAsync(string operation, JsonObject parameters)
    {
        var answer = await WireCall.SendAsync(server, operation, parameters, Root);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Text}");
        return answer;
    }

    private sealed record Question(string Action, JsonObject Parameters, string Resource, string? Tag = null, bool Own = false);
}
