using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.Principals;

/// <summary>Over the wire: whatever takes a permission away does so at the next request, and what gives it back too.</summary>
public sealed class PolicyChangeTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string Account = "111122223333";
    private const string PolicyArn = $"arn:aws:iam::{Account}:policy/m";

    private CaseRun _run = new(server);

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _run = new CaseRun(server);
        await DoAsync("iam:CreatePolicy", new() { ["PolicyName"] = "m", ["PolicyDocument"] = Document("Allow") });
        await DoAsync("iam:CreateUser", new() { ["UserName"] = "u" });
        await DoAsync("iam:CreateGroup", new() { ["GroupName"] = "g" });
        await DoAsync("iam:CreateRole", new() { ["RoleName"] = "r", ["AssumeRolePolicyDocument"] = Trust() });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string, string, string> Changes => new()
    {
        // what gives the permission, what takes it away: operations with their parameters
        { "PutUserPolicy UserName=u PolicyName=p PolicyDocument=Allow", "DeleteUserPolicy UserName=u PolicyName=p", "user/u" },
        { "PutUserPolicy UserName=u PolicyName=p PolicyDocument=Allow", "PutUserPolicy UserName=u PolicyName=p PolicyDocument=Deny", "user/u" },
        { "AttachUserPolicy UserName=u PolicyArn=m", "DetachUserPolicy UserName=u PolicyArn=m", "user/u" },
        { "AttachUserPolicy UserName=u PolicyArn=m", "CreatePolicyVersion PolicyArn=m PolicyDocument=Deny SetAsDefault=true", "user/u" },
        { "AttachUserPolicy UserName=u PolicyArn=m", "PutUserPermissionsBoundary UserName=u PermissionsBoundary=arn:aws:iam::aws:policy/AWSDenyAll", "user/u" },
        { "AttachUserPolicy UserName=u PolicyArn=m; AddUserToGroup GroupName=g UserName=u", "PutGroupPolicy GroupName=g PolicyName=p PolicyDocument=Deny", "user/u" },
        { "PutGroupPolicy GroupName=g PolicyName=p PolicyDocument=Allow; AddUserToGroup GroupName=g UserName=u", "RemoveUserFromGroup GroupName=g UserName=u", "user/u" },
        { "PutGroupPolicy GroupName=g PolicyName=p PolicyDocument=Allow; AddUserToGroup GroupName=g UserName=u", "DeleteGroupPolicy GroupName=g PolicyName=p", "user/u" },
        { "AttachGroupPolicy GroupName=g PolicyArn=m; AddUserToGroup GroupName=g UserName=u", "DetachGroupPolicy GroupName=g PolicyArn=m", "user/u" },
        { "AttachGroupPolicy GroupName=g PolicyArn=m; AddUserToGroup GroupName=g UserName=u", "CreatePolicyVersion PolicyArn=m PolicyDocument=Deny SetAsDefault=true", "user/u" },
        { "PutRolePolicy RoleName=r PolicyName=p PolicyDocument=Allow", "DeleteRolePolicy RoleName=r PolicyName=p", "session/s" },
        { "AttachRolePolicy RoleName=r PolicyArn=m", "DetachRolePolicy RoleName=r PolicyArn=m", "session/s" },
        { "AttachRolePolicy RoleName=r PolicyArn=m", "CreatePolicyVersion PolicyArn=m PolicyDocument=Deny SetAsDefault=true", "session/s" },
        { "AttachRolePolicy RoleName=r PolicyArn=m", "PutRolePermissionsBoundary RoleName=r PermissionsBoundary=arn:aws:iam::aws:policy/AWSDenyAll", "session/s" },
        { "AttachRolePolicy RoleName=r PolicyArn=m", "DetachRolePolicy RoleName=r PolicyArn=m; DeleteRole RoleName=r; CreateRole RoleName=r AssumeRolePolicyDocument=Trust; AttachRolePolicy RoleName=r PolicyArn=m", "session/s" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_counts_at_the_next_request(string give, string take, string who)
    {
        var caller = await CallerAsync(who);
        Assert.NotEqual(200, await CallAsync(caller));

        await DoAllAsync(give);
        Assert.Equal(200, await CallAsync(caller));
        Assert.Equal(200, await CallAsync(caller));

        await DoAllAsync(take);
        Assert.Equal(403, await CallAsync(caller));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_counts_for_an_account_that_left_memory_in_between(string give, string take, string who)
    {
        var caller = await CallerAsync(who);
        await DoAllAsync(give);
        Assert.Equal(200, await CallAsync(caller));

        Assert.True(server.UnloadAll() > 0);
        Assert.Equal(200, await CallAsync(caller));
        await DoAllAsync(take);
        server.UnloadAll();

        Assert.Equal(403, await CallAsync(caller));
    }

    [Fact]
    public async Task Setting_an_older_version_as_default_counts_at_once()
    {
        var caller = await CallerAsync("user/u");
        await DoAllAsync("AttachUserPolicy UserName=u PolicyArn=m; CreatePolicyVersion PolicyArn=m PolicyDocument=Deny SetAsDefault=true");
        Assert.Equal(403, await CallAsync(caller));

        await DoAllAsync("SetDefaultPolicyVersion PolicyArn=m VersionId=v1");
        Assert.Equal(200, await CallAsync(caller));

        await DoAllAsync("SetDefaultPolicyVersion PolicyArn=m VersionId=v2");
        Assert.Equal(403, await CallAsync(caller));
    }

    [Fact]
    public async Task Removed_boundary_counts_at_once()
    {
        var caller = await CallerAsync("user/u");
        await DoAllAsync("AttachUserPolicy UserName=u PolicyArn=m; PutUserPermissionsBoundary UserName=u PermissionsBoundary=arn:aws:iam::aws:policy/AWSDenyAll");
        Assert.Equal(403, await CallAsync(caller));

        await DoAllAsync("DeleteUserPermissionsBoundary UserName=u");

        Assert.Equal(200, await CallAsync(caller));
    }

    [Fact]
    public async Task User_made_again_under_its_name_has_none_of_its_policies()
    {
        await DoAllAsync("AttachUserPolicy UserName=u PolicyArn=m");
        var before = await CallerAsync("user/u");
        Assert.Equal(200, await CallAsync(before));
        var key = before.AccessKeyId;

        await DoAllAsync($"DetachUserPolicy UserName=u PolicyArn=m; DeleteAccessKey UserName=u AccessKeyId={key}; DeleteUser UserName=u; CreateUser UserName=u");
        var answer = await _run.CallAsync("iam:CreateAccessKey", new() { ["UserName"] = "u" }, CaseRun.Root);
        var again = new SigningCredentials((string?)answer.Members?["AccessKey"]?["AccessKeyId"] ?? "", (string?)answer.Members?["AccessKey"]?["SecretAccessKey"] ?? "");

        Assert.Equal(403, await CallAsync(before));
        Assert.Equal(403, await CallAsync(again));
        await DoAllAsync("AttachUserPolicy UserName=u PolicyArn=m");
        Assert.Equal(403, await CallAsync(before));
        Assert.Equal(200, await CallAsync(again));
    }

    [Fact]
    public async Task Renamed_user_and_group_keep_what_they_have()
    {
        var caller = await CallerAsync("user/u");
        await DoAllAsync("AttachGroupPolicy GroupName=g PolicyArn=m; AddUserToGroup GroupName=g UserName=u");
        Assert.Equal(200, await CallAsync(caller));

        await DoAllAsync("UpdateUser UserName=u NewUserName=v NewPath=/x/");
        Assert.Equal(200, await CallAsync(caller));
        await DoAllAsync("UpdateGroup GroupName=g NewGroupName=h");
        Assert.Equal(200, await CallAsync(caller));
        await DoAllAsync("DetachGroupPolicy GroupName=h PolicyArn=m");

        Assert.Equal(403, await CallAsync(caller));
    }

    [Fact]
    public async Task Password_policy_counts_at_once()
    {
        var caller = await CallerAsync("user/u");
        Task<WireAnswer> ReadAsync() => _run.CallAsync("iam:GetAccountPasswordPolicy", [], caller);
        Assert.Equal("AccessDenied", (await ReadAsync()).ErrorCode);

        await DoAllAsync("UpdateAccountPasswordPolicy AllowUsersToChangePassword=true");
        Assert.Equal(200, (await ReadAsync()).Status);
        await DoAllAsync("UpdateAccountPasswordPolicy AllowUsersToChangePassword=false");
        Assert.Equal("AccessDenied", (await ReadAsync()).ErrorCode);
        await DoAllAsync("UpdateAccountPasswordPolicy AllowUsersToChangePassword=true");
        Assert.Equal(200, (await ReadAsync()).Status);
        await DoAllAsync("DeleteAccountPasswordPolicy");

        Assert.Equal("AccessDenied", (await ReadAsync()).ErrorCode);
    }

    private async Task<SigningCredentials> CallerAsync(string who)
    {
        if (who == "session/s")
        {
            var admin = await _run.UserAsync("admin", ("*", "*"));
            var answer = await _run.CallAsync("sts:AssumeRole", new() { ["RoleArn"] = $"arn:aws:iam::{Account}:role/r", ["RoleSessionName"] = "ss" }, admin);
            _run.Save(new() { ["save"] = new JsonObject { ["s"] = "Credentials" } }, answer);
        }

        return await _run.CredentialsAsync(who);
    }

    private async Task<int> CallAsync(SigningCredentials caller) => (await _run.CallAsync("iam:ListRoles", [], caller)).Status;

    private async Task DoAllAsync(string steps)
    {
        foreach (var step in steps.Split("; "))
        {
            var words = step.Split(' ');
            await DoAsync("iam:" + words[0], new JsonObject(words.Skip(1).Select(word => Parameter(word.Split('=', 2)))));
        }
    }

    private async Task DoAsync(string operation, JsonObject parameters)
    {
        var answer = await _run.CallAsync(operation, parameters, CaseRun.Root);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Text}");
    }

    private static KeyValuePair<string, JsonNode?> Parameter(string[] parts) => new(parts[0], (parts[0], parts[1]) switch
    {
        (_, "m") => PolicyArn,
        (_, "Trust") => Trust(),
        ("PolicyDocument", var effect) => Document(effect),
        (_, "true" or "false") => parts[1] == "true",
        _ => parts[1],
    });

    private static JsonObject Document(string effect) => Statement(new() { ["Effect"] = effect, ["Action"] = "*", ["Resource"] = "*" });

    private static JsonObject Trust() =>
        Statement(new() { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["AWS"] = Account }, ["Action"] = "sts:AssumeRole" });

    private static JsonObject Statement(JsonObject statement) => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
}
