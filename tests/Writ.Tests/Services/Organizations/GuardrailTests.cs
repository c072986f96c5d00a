using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>SCPs and RCPs over the wire: whom they bind, from when on, and in which words they refuse.</summary>
public sealed class GuardrailTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string ServiceControl = "SERVICE_CONTROL_POLICY";
    private const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    private CaseRun _run = new(server);
    private int _policies;
    private string _organization = "";
    private string _root = "";
    private string _unit = "";
    private string _member = "";
    private SigningCredentials _admin = CaseRun.Root;
    private SigningCredentials _session = CaseRun.Root;

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _run = new CaseRun(server);
        _organization = await TextAsync("organizations:CreateOrganization", [], "Organization.Id");
        _root = await TextAsync("organizations:ListRoots", [], "Roots.0.Id");
        _unit = await TextAsync("organizations:CreateOrganizationalUnit", new() { ["ParentId"] = _root, ["Name"] = "u" }, "OrganizationalUnit.Id");
        _member = await TextAsync("organizations:CreateAccount", new() { ["AccountName"] = "m", ["Email"] = "m@example.com" }, "CreateAccountStatus.AccountId");
        await DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = _root, ["PolicyType"] = ServiceControl });
        _admin = await _run.UserAsync("admin", ("*", "*"));
        _session = await AssumeAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Enabled_type_alone_forbids_nothing() => await AllowedAsync(_session);

    [Theory]
    [InlineData("root")]
    [InlineData("unit")]
    [InlineData("account")]
    public async Task Deny_at_any_level_stops_an_administrator_at_the_next_request(string level)
    {
        await MoveAsync();
        var target = level switch { "root" => _root, "unit" => _unit, _ => _member };
        await AllowedAsync(_session);

        var policy = await AttachAsync(ServiceControl, Deny("iam:CreateUser"), target);

        var refused = await CreateUserAsync(_session);
        Assert.Equal("AccessDenied", refused.ErrorCode);
        Assert.Equal(
            $"User: arn:aws:sts::{_member}:assumed-role/OrganizationAccountAccessRole/ss is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::{_member}:user/bob "
            + $"with an explicit deny in a service control policy: arn:aws:organizations::{TestServer.Account}:policy/{_organization}/service_control_policy/{policy}",
            refused.ErrorMessage);
        await DoAsync("organizations:DetachPolicy", new() { ["PolicyId"] = policy, ["TargetId"] = target });
        await AllowedAsync(_session);
    }

    [Fact]
    public async Task Every_level_has_to_allow()
    {
        await MoveAsync();
        await AttachAsync(ServiceControl, Allow("s3:*"), _unit);
        await AllowedAsync(_session);

        await DoAsync("organizations:DetachPolicy", new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = _unit });

        Assert.EndsWith("service control policy allows the iam:CreateUser action", (await CreateUserAsync(_session)).ErrorMessage, StringComparison.Ordinal);
        await DoAsync("organizations:MoveAccount", new() { ["AccountId"] = _member, ["SourceParentId"] = _unit, ["DestinationParentId"] = _root });
        await AllowedAsync(_session);
    }

    [Fact]
    public async Task Changed_policy_holds_at_the_next_request()
    {
        var policy = await AttachAsync(ServiceControl, Deny("s3:*"), _root);
        await AllowedAsync(_session);

        await DoAsync("organizations:UpdatePolicy", new() { ["PolicyId"] = policy, ["Content"] = Deny("iam:*") });
        Assert.Equal("AccessDenied", (await CreateUserAsync(_session)).ErrorCode);

        await DoAsync("organizations:DisablePolicyType", new() { ["RootId"] = _root, ["PolicyType"] = ServiceControl });
        await AllowedAsync(_session);
    }

    [Fact]
    public async Task Management_account_is_exempt()
    {
        await AttachAsync(ServiceControl, Deny("*"), _root);
        await AttachAsync(ServiceControl, Deny("iam:CreateUser"), TestServer.Account.ToString());

        await AllowedAsync(CaseRun.Root);
        Assert.Equal("AccessDenied", (await CreateUserAsync(_session)).ErrorCode);
    }

    [Fact]
    public async Task Account_that_left_is_free()
    {
        await AttachAsync(ServiceControl, Deny("iam:*"), _root);
        Assert.Equal("AccessDenied", (await CreateUserAsync(_session)).ErrorCode);

        await DoAsync("organizations:RemoveAccountFromOrganization", new() { ["AccountId"] = _member });

        await AllowedAsync(_session);
    }

    [Theory]
    [InlineData("aws:PrincipalOrgID", "{org}", true)]
    [InlineData("aws:PrincipalOrgID", "o-other00000", false)]
    [InlineData("aws:ResourceOrgID", "{org}", true)]
    [InlineData("aws:PrincipalOrgPaths", "{org}/{root}/{unit}/*", true)]
    [InlineData("aws:PrincipalOrgPaths", "{org}/{root}/ou-none/*", false)]
    [InlineData("aws:ResourceOrgPaths", "{org}/{root}/{unit}/", true)]
    public async Task Condition_keys_tell_the_organization(string key, string value, bool matches)
    {
        await MoveAsync();
        var pattern = value.Replace("{org}", _organization, StringComparison.Ordinal).Replace("{root}", _root, StringComparison.Ordinal).Replace("{unit}", _unit, StringComparison.Ordinal);
        var condition = new JsonObject { [key.EndsWith("Paths", StringComparison.Ordinal) ? "ForAnyValue:StringLike" : "StringEquals"] = new JsonObject { [key] = pattern } };

        await AttachAsync(ServiceControl, Deny("iam:CreateUser", condition), _root);

        Assert.Equal(matches ? "AccessDenied" : null, (await CreateUserAsync(_session)).ErrorCode);
    }

    [Fact]
    public async Task Outside_an_organization_the_keys_are_absent()
    {
        await DoAsync("organizations:RemoveAccountFromOrganization", new() { ["AccountId"] = _member });
        await DoAsync("iam:CreateUser", new() { ["UserName"] = "eve" }, _session);
        await DoAsync("iam:PutUserPolicy", new()
        {
            ["UserName"] = "eve",
            ["PolicyName"] = "p",
            ["PolicyDocument"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonArray(new JsonObject
                {
                    ["Effect"] = "Allow",
                    ["Action"] = "iam:CreateUser",
                    ["Resource"] = "*",
                    ["Condition"] = new JsonObject { ["Null"] = new JsonObject { ["aws:PrincipalOrgID"] = "true" } },
                }),
            },
        }, _session);
        var key = (await DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "eve" }, _session)).Members?["AccessKey"];

        await AllowedAsync(new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? ""));
    }

    [Fact]
    public async Task Resource_control_policy_keeps_the_role_from_being_assumed()
    {
        await DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = _root, ["PolicyType"] = ResourceControl });
        await AssumeAsync();
        var policy = await AttachAsync(ResourceControl, Document("Deny", "sts:AssumeRole", null, "*"), _member);

        var refused = await TryAssumeAsync();

        Assert.Equal("AccessDenied", refused.ErrorCode);
        Assert.Contains($"with an explicit deny in a resource control policy: arn:aws:organizations::{TestServer.Account}:policy/{_organization}/resource_control_policy/{policy}", refused.ErrorMessage, StringComparison.Ordinal);
        await DoAsync("organizations:DetachPolicy", new() { ["PolicyId"] = policy, ["TargetId"] = _member });
        await AssumeAsync();
    }

    [Fact]
    public async Task Resource_control_policy_has_no_say_in_services_that_do_not_support_it()
    {
        await DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = _root, ["PolicyType"] = ResourceControl });

        await AttachAsync(ResourceControl, Document("Deny", "iam:*", null, "*"), _root);

        await AllowedAsync(_session);
    }

    private static JsonObject Allow(string action) => Document("Allow", action, null);

    private static JsonObject Deny(string action, JsonObject? condition = null) => Document("Deny", action, condition);

    private static JsonObject Document(string effect, string action, JsonObject? condition, string? principal = null)
    {
        var statement = new JsonObject { ["Effect"] = effect, ["Action"] = action, ["Resource"] = "*" };
        if (principal is not null)
        {
            statement["Principal"] = principal;
        }

        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }

    private async Task<string> AttachAsync(string type, JsonObject document, string target)
    {
        var number = $"policy {++_policies}";
        var policy = await TextAsync("organizations:CreatePolicy", new() { ["Name"] = number, ["Description"] = "", ["Type"] = type, ["Content"] = document }, "Policy.PolicySummary.Id");
        await DoAsync("organizations:AttachPolicy", new() { ["PolicyId"] = policy, ["TargetId"] = target });
        return policy;
    }

    private Task MoveAsync() =>
        DoAsync("organizations:MoveAccount", new() { ["AccountId"] = _member, ["SourceParentId"] = _root, ["DestinationParentId"] = _unit });

    private async Task AllowedAsync(SigningCredentials caller)
    {
        await DoAsync("iam:CreateUser", new() { ["UserName"] = "bob" }, caller);
        await DoAsync("iam:DeleteUser", new() { ["UserName"] = "bob" }, caller == CaseRun.Root || caller == _session ? caller : _session);
    }

    private Task<WireAnswer> CreateUserAsync(SigningCredentials caller) => _run.CallAsync("iam:CreateUser", new() { ["UserName"] = "bob" }, caller);

    private Task<WireAnswer> TryAssumeAsync() =>
        _run.CallAsync("sts:AssumeRole", new() { ["RoleArn"] = $"arn:aws:iam::{_member}:role/OrganizationAccountAccessRole", ["RoleSessionName"] = "ss" }, _admin);

    private async Task<SigningCredentials> AssumeAsync()
    {
        var answer = await TryAssumeAsync();
        Assert.True(answer.Status == 200, answer.Text);
        var credentials = answer.Members?["Credentials"];
        return new SigningCredentials((string?)credentials?["AccessKeyId"] ?? "", (string?)credentials?["SecretAccessKey"] ?? "", (string?)credentials?["SessionToken"]);
    }

    private async Task<string> TextAsync(string call, JsonObject parameters, string path) => (string?)Expectation.Find((await DoAsync(call, parameters)).Members, path) ?? "";

    private async Task<WireAnswer> DoAsync(string call, JsonObject parameters, SigningCredentials? caller = null)
    {
        var answer = await _run.CallAsync(call, parameters, caller ?? CaseRun.Root);
        Assert.True(answer.Status == 200, $"{call}: {answer.Text}");
        return answer;
    }
}
