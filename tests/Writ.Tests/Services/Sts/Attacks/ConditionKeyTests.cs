using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Services.Sts.Matrix;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>
/// tests/corpus/attacks/tables/condition-keys.json: which condition keys there are for which callers, asked by a policy that allows only
/// requests that have the key.
/// </summary>
public sealed class ConditionKeyTests(MatrixWorld world) : IClassFixture<MatrixWorld>
{
    private const string Management = "111122223333";
    private const string Member = "222222222222";
    private const string Alone = "666666666666";

    private static readonly JsonArray Team = [new JsonObject { ["Key"] = "team", ["Value"] = "blue" }];

    [Fact]
    public async Task Condition_key_is_there_for_the_callers_that_the_table_says()
    {
        var callers = await CallersAsync();
        var wrong = new List<string>();
        foreach (var (key, listed) in AttackFile.Read("tables/condition-keys"))
        {
            await RequireAsync(key);
            var expected = ((string?)listed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var (name, call) in callers)
            {
                var answer = await call();
                Assert.True(answer.Status == 200 || answer.ErrorCode is "AccessDenied" or "AccessDeniedException", answer.Text);
                if (answer.Status == 200 != expected.Contains(name))
                {
                    wrong.Add($"{key} is {(answer.Status == 200 ? "there" : "absent")} for {name}");
                }
            }
        }

        await world.GuardAsync(null);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<Dictionary<string, Func<Task<WireAnswer>>>> CallersAsync()
    {
        await world.GuardAsync(null);
        foreach (var (account, tags) in new[] { (Member, Team), (Alone, new JsonArray()) })
        {
            await world.DoAsync("iam:CreateRole", new() { ["RoleName"] = "asked", ["AssumeRolePolicyDocument"] = Trust(null), ["Tags"] = tags.DeepClone() }, world.RootOf(account));
        }

        var member = await UserAsync(Member, tagged: true);
        var outsider = await UserAsync(Alone, tagged: false);
        var management = await UserAsync(Management, tagged: false);
        var token = MatrixWorld.Keys((await world.DoAsync("sts:GetSessionToken", [], member)).Members);
        var session = await SessionAsync(member);
        var all = new JsonObject
        {
            ["Tags"] = Team.DeepClone(),
            ["TransitiveTagKeys"] = new JsonArray("team"),
            ["ExternalId"] = "unit-1",
            ["SourceIdentity"] = "Alice",
        };
        return new Dictionary<string, Func<Task<WireAnswer>>>(StringComparer.Ordinal)
        {
            ["member"] = () => AssumeAsync(Member, member),
            ["session"] = () => AssumeAsync(Member, session),
            ["token"] = () => AssumeAsync(Member, token),
            ["outsider"] = () => AssumeAsync(Member, outsider),
            ["abroad"] = () => AssumeAsync(Alone, member),
            ["management"] = () => AssumeAsync(Member, management),
            ["full"] = () => AssumeAsync(Member, member, all),
            ["root"] = () => WireCall.SendAsync(world.Server, "cloudtrail:LookupEvents", [], world.RootOf(Member)),
        };
    }

    private async Task<SigningCredentials> UserAsync(string account, bool tagged)
    {
        var root = world.RootOf(account);
        var user = new JsonObject { ["UserName"] = "asking" };
        if (tagged)
        {
            user["Tags"] = Team.DeepClone();
        }

        await world.DoAsync("iam:CreateUser", user, root);
        var anything = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" }) };
        await world.DoAsync("iam:PutUserPolicy", new() { ["UserName"] = "asking", ["PolicyName"] = "p", ["PolicyDocument"] = anything }, root);
        return MatrixWorld.Keys((await world.DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "asking" }, root)).Members);
    }

    private async Task<SigningCredentials> SessionAsync(SigningCredentials member)
    {
        await world.DoAsync("iam:CreateRole", new() { ["RoleName"] = "asking", ["AssumeRolePolicyDocument"] = Trust(null) }, world.RootOf(Member));
        var request = new JsonObject { ["RoleArn"] = $"arn:aws:iam::{Member}:role/asking", ["RoleSessionName"] = "one", ["SourceIdentity"] = "Alice", ["Tags"] = Team.DeepClone() };
        return MatrixWorld.Keys((await world.DoAsync("sts:AssumeRole", request, member)).Members);
    }

    private Task<WireAnswer> AssumeAsync(string account, SigningCredentials caller, JsonObject? more = null)
    {
        var request = more?.DeepClone().AsObject() ?? [];
        request["RoleArn"] = $"arn:aws:iam::{account}:role/asked";
        request["RoleSessionName"] = "one";
        return WireCall.SendAsync(world.Server, "sts:AssumeRole", request, caller);
    }

    /// <summary>From now on the roles are open, and events shown, only to requests that have the key.</summary>
    private async Task RequireAsync(string key)
    {
        foreach (var account in new[] { Member, Alone })
        {
            await world.DoAsync("iam:UpdateAssumeRolePolicy", new() { ["RoleName"] = "asked", ["PolicyDocument"] = Trust(key) }, world.RootOf(account));
        }

        var anything = new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" };
        var without = new JsonObject { ["Effect"] = "Deny", ["Action"] = "cloudtrail:LookupEvents", ["Resource"] = "*", ["Condition"] = Null(key, "true") };
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(anything.DeepClone(), without) };
        var open = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(anything) };
        await world.GuardAsync(new JsonObject { ["scps"] = new JsonArray(document, open) });
    }

    private static JsonObject Trust(string? key)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = "*",
            ["Action"] = new JsonArray("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"),
        };
        if (key is not null)
        {
            statement["Condition"] = Null(key, "false");
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }

    private static JsonObject Null(string key, string absent) => new() { ["Null"] = new JsonObject { [key] = absent } };
}
