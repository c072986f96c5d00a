using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>tests/corpus/attacks/tables/mfa-conditions.json: a trust policy that asks for MFA, and every kind of credentials that has it or has not.</summary>
public sealed class MfaConditionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Device = "arn:aws:iam::111122223333:mfa/alice";
    private const string RoleArn = "arn:aws:iam::111122223333:role/R";

    private readonly CaseRun _run = new(server);
    private string _seed = "";

    [Fact]
    public async Task Condition_is_met_by_the_credentials_that_the_table_says()
    {
        await server.ResetAsync();
        var table = AttackFile.Read("tables/mfa-conditions");
        var alice = await AliceAsync();
        var aged = await SessionAsync(alice, withCode: true);
        server.Clock.Advance(TimeSpan.FromHours(2));
        var callers = new List<(SigningCredentials Keys, bool WithCode)>
        {
            (alice, false), (await SessionAsync(alice, withCode: false), false), (await SessionAsync(alice, withCode: true), false), (aged, false),
            (alice, true), (await RoleSessionAsync(alice), false), (await SessionAsync(alice, withCode: true), true),
        };

        var wrong = new List<string>();
        foreach (var (name, condition) in table["conditions"] as JsonObject ?? [])
        {
            await TrustAsync(condition ?? throw new InvalidDataException(name));
            for (var at = 0; at < callers.Count; at++)
            {
                var answer = await AssumeAsync(callers[at].Keys, callers[at].WithCode);
                if (answer.Status == 200 != (bool?)condition["met"]?[at] || (answer.Status != 200 && !IsRefusal(answer)))
                {
                    wrong.Add($"{name}, {table["credentials"]?[at]}: {answer.Text}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool IsRefusal(WireAnswer answer) =>
        answer.ErrorCode == "AccessDenied" && answer.ErrorMessage?.Contains($" is not authorized to perform: sts:AssumeRole on resource: {RoleArn}", StringComparison.Ordinal) == true;

    private async Task<SigningCredentials> AliceAsync()
    {
        var alice = await _run.UserAsync("alice");
        var made = await DoAsync("iam:CreateVirtualMFADevice", new() { ["VirtualMFADeviceName"] = "alice" }, CaseRun.Root);
        _seed = (string?)made.Members?["VirtualMFADevice"]?["Base32StringSeed"] ?? "";
        var codes = new JsonObject { ["UserName"] = "alice", ["SerialNumber"] = Device, ["AuthenticationCode1"] = Code(), ["AuthenticationCode2"] = Code(1) };
        await DoAsync("iam:EnableMFADevice", codes, CaseRun.Root);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var role in new[] { "X", "R" })
        {
            await DoAsync("iam:CreateRole", new() { ["RoleName"] = role, ["AssumeRolePolicyDocument"] = Document(Statement("Allow", null)) }, CaseRun.Root);
        }

        return alice;
    }

    private async Task<SigningCredentials> SessionAsync(SigningCredentials alice, bool withCode) =>
        Keys(await DoAsync("sts:GetSessionToken", withCode ? WithCode([]) : [], alice));

    private async Task<SigningCredentials> RoleSessionAsync(SigningCredentials alice) =>
        Keys(await DoAsync("sts:AssumeRole", WithCode(new() { ["RoleArn"] = "arn:aws:iam::111122223333:role/X", ["RoleSessionName"] = "one" }), alice));

    private Task<WireAnswer> AssumeAsync(SigningCredentials caller, bool withCode)
    {
        var request = new JsonObject { ["RoleArn"] = RoleArn, ["RoleSessionName"] = "one" };
        return _run.CallAsync("sts:AssumeRole", withCode ? WithCode(request) : request, caller);
    }

    // A code is good once, so each comes half a minute after the one before.
    private JsonObject WithCode(JsonObject request)
    {
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        request["SerialNumber"] = Device;
        request["TokenCode"] = Code();
        return request;
    }

    private string Code(int later = 0) => CaseTotp.Code(_seed, server.Clock.GetUtcNow(), later);

    private Task<WireAnswer> TrustAsync(JsonNode condition) => DoAsync(
        "iam:UpdateAssumeRolePolicy",
        new()
        {
            ["RoleName"] = "R",
            ["PolicyDocument"] = condition["deny"] is { } denied ? Document(Statement("Allow", null), Statement("Deny", denied)) : Document(Statement("Allow", condition["allow"])),
        },
        CaseRun.Root);

    private static JsonObject Document(params JsonNode[] statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statements) };

    private static JsonObject Statement(string effect, JsonNode? condition)
    {
        var statement = new JsonObject { ["Effect"] = effect, ["Principal"] = "*", ["Action"] = "sts:AssumeRole" };
        if (condition is not null)
        {
            statement["Condition"] = condition.DeepClone();
        }

        return statement;
    }

    private static SigningCredentials Keys(WireAnswer answer)
    {
        var keys = answer.Members?["Credentials"];
        return new SigningCredentials((string?)keys?["AccessKeyId"] ?? "", (string?)keys?["SecretAccessKey"] ?? "", (string?)keys?["SessionToken"]);
    }

    private async Task<WireAnswer> DoAsync(string call, JsonObject parameters, SigningCredentials caller)
    {
        var answer = await _run.CallAsync(call, parameters, caller);
        Assert.True(answer.Status == 200, $"{call}: {answer.Text}");
        return answer;
    }
}
