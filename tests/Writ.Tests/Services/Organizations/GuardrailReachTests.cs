using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Tests.Services.Sts.Federation.Saml;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>Whom guardrails and the organization's resource policy do not reach, and who only seems to be out of their reach.</summary>
public sealed class GuardrailReachTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string LinkedRole = "AWSServiceRoleForOrganizations";

    private static readonly JsonObject LinkedRoleOfConfig = new() { ["AWSServiceName"] = "config.amazonaws.com" };

    private OrganizationRoom _room = new(server);
    private string _member = "";

    public async ValueTask InitializeAsync()
    {
        _room = await OrganizationRoom.OpenAsync(server);
        _member = await _room.CreateMemberAsync("m");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Service_linked_role_is_not_bound_by_service_control_policies()
    {
        await _room.EnableAsync(OrganizationRoom.ServiceControl);
        await _room.AttachAsync(OrganizationRoom.ServiceControl, OrganizationRoom.Deny("iam:*"), _member);

        var refused = await _room.CallAsync("iam:CreateServiceLinkedRole", LinkedRoleOfConfig.DeepClone().AsObject(), await _room.EnterAsync(_member));

        Assert.Contains("service control policy", refused.ErrorMessage, StringComparison.Ordinal);
        await _room.DoAsync("iam:CreateServiceLinkedRole", LinkedRoleOfConfig.DeepClone().AsObject(), _room.ServiceSession(_member, LinkedRole));
    }

    [Fact]
    public async Task Service_linked_role_is_not_bound_by_resource_control_policies()
    {
        var session = await _room.EnterAsync(_member);
        foreach (var (name, trusted) in new[] { ("a", $"aws-service-role/organizations.amazonaws.com/{LinkedRole}"), ("b", OrganizationRoom.AccessRole) })
        {
            var trust = OrganizationRoom.Document("Allow", "sts:AssumeRole", new JsonObject { ["AWS"] = $"arn:aws:iam::{_member}:role/{trusted}" });
            trust["Statement"]?[0]?.AsObject().Remove("Resource");
            await _room.DoAsync("iam:CreateRole", new() { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust }, session);
        }

        await _room.EnableAsync(OrganizationRoom.ResourceControl);
        await _room.AttachAsync(OrganizationRoom.ResourceControl, OrganizationRoom.Deny("sts:AssumeRole", "*"), _member);

        var refused = await _room.CallAsync("sts:AssumeRole", OrganizationRoom.AssumeRole(_member, "b"), session);

        Assert.Contains("resource control policy", refused.ErrorMessage, StringComparison.Ordinal);
        await _room.DoAsync("sts:AssumeRole", OrganizationRoom.AssumeRole(_member, "a"), _room.ServiceSession(_member, LinkedRole));
    }

    [Fact]
    public async Task Federated_caller_is_bound_by_resource_control_policies_and_by_no_service_control_policy()
    {
        using var idp = new TestSamlProvider();
        var (role, provider) = ($"arn:aws:iam::{_member}:role/deploy", $"arn:aws:iam::{_member}:saml-provider/corp");
        var trust = OrganizationRoom.Document("Allow", "sts:AssumeRoleWithSAML", new JsonObject { ["Federated"] = provider });
        trust["Statement"]?[0]?.AsObject().Remove("Resource");
        var session = await _room.EnterAsync(_member);
        await _room.DoAsync("iam:CreateSAMLProvider", new() { ["Name"] = "corp", ["SAMLMetadataDocument"] = idp.Metadata }, session);
        await _room.DoAsync("iam:CreateRole", new() { ["RoleName"] = "deploy", ["AssumeRolePolicyDocument"] = trust }, session);
        Task<WireAnswer> AssumeAsync() => WireCall.SendUnsignedAsync(server, "sts:AssumeRoleWithSAML", new()
        {
            ["RoleArn"] = role, ["PrincipalArn"] = provider,
            ["SAMLAssertion"] = idp.Good(server.Clock.GetUtcNow(), TestSamlProvider.Attribute("Role", $"{role},{provider}")),
        });

        await _room.EnableAsync(OrganizationRoom.ServiceControl);
        await _room.AttachAsync(OrganizationRoom.ServiceControl, OrganizationRoom.Deny("sts:*"), _member);
        var reached = await AssumeAsync();
        await _room.EnableAsync(OrganizationRoom.ResourceControl);
        await _room.AttachAsync(OrganizationRoom.ResourceControl, OrganizationRoom.Deny("sts:AssumeRoleWithSAML", "*"), _member);

        Assert.True(reached.Status == 200, reached.Text);
        Assert.Equal("AccessDenied", (await AssumeAsync()).ErrorCode);
    }

    [Fact]
    public async Task Resource_control_policy_does_not_reach_the_management_account()
    {
        await _room.DoAsync("iam:CreateRole", new()
        {
            ["RoleName"] = "own",
            ["AssumeRolePolicyDocument"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole", ["Principal"] = new JsonObject { ["AWS"] = TestServer.Account.ToString() } },
            },
        });
        await _room.EnableAsync(OrganizationRoom.ResourceControl);
        await _room.AttachAsync(OrganizationRoom.ResourceControl, OrganizationRoom.Deny("sts:AssumeRole", "*"), _room.Root);

        await _room.DoAsync("sts:AssumeRole", OrganizationRoom.AssumeRole(TestServer.Account.ToString(), "own"), _room.Admin);
        Assert.Equal("AccessDenied", await _room.RefusalAsync("sts:AssumeRole", OrganizationRoom.AssumeRole(_member, OrganizationRoom.AccessRole), _room.Admin));
    }

    [Fact]
    public async Task Resource_control_policy_stops_outsiders_without_naming_itself()
    {
        var outsider = await _room.CreateOutsiderAsync("444455556666");
        await _room.DoAsync("iam:CreateUser", new() { ["UserName"] = "u" }, outsider);
        await _room.DoAsync("iam:AttachUserPolicy", new() { ["UserName"] = "u", ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" }, outsider);
        var key = (await _room.DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "u" }, outsider)).Members?["AccessKey"];
        var user = new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? "");
        await _room.DoAsync("iam:UpdateAssumeRolePolicy", new()
        {
            ["RoleName"] = OrganizationRoom.AccessRole,
            ["PolicyDocument"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole", ["Principal"] = new JsonObject { ["AWS"] = "444455556666" } },
            },
        }, await _room.EnterAsync(_member));
        var assume = OrganizationRoom.AssumeRole(_member, OrganizationRoom.AccessRole);
        await _room.DoAsync("sts:AssumeRole", assume.DeepClone().AsObject(), user);
        await _room.EnableAsync(OrganizationRoom.ResourceControl);
        await _room.AttachAsync(OrganizationRoom.ResourceControl, OrganizationRoom.Deny("sts:AssumeRole", "*"), _room.Root);

        var refused = await _room.CallAsync("sts:AssumeRole", assume, user);

        Assert.EndsWith("with an explicit deny in a resource control policy", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(_room.Organization, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delegated_administrator_is_bound_by_service_control_policies()
    {
        await DelegateAsync();
        var session = await _room.EnterAsync(_member);
        await _room.DoAsync("organizations:ListAccounts", [], session);
        await _room.EnableAsync(OrganizationRoom.ServiceControl);

        await _room.AttachAsync(OrganizationRoom.ServiceControl, OrganizationRoom.Deny("organizations:ListAccounts"), _member);

        Assert.Contains("service control policy", (await _room.CallAsync("organizations:ListAccounts", [], session)).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organizations:ListAccounts", true)]
    [InlineData("organizations:DescribeOrganization", true)]
    [InlineData("organizations:ListRoots", false)]
    public async Task Deny_in_the_resource_policy_reaches_all_who_get_in_without_it(string action, bool isDenied)
    {
        await DelegateAsync();
        var session = await _room.EnterAsync(_member);
        await _room.DoAsync(action, [], session);

        var document = OrganizationRoom.Deny("organizations:ListAccounts", "*");
        document["Statement"]?.AsArray().Add(OrganizationRoom.Deny("organizations:DescribeOrganization", "*")["Statement"]?[0]?.DeepClone());
        await _room.DoAsync("organizations:PutResourcePolicy", new() { ["Content"] = document });

        foreach (var caller in new[] { session, _room.Admin })
        {
            var answer = await _room.CallAsync(action, [], caller);
            Assert.Equal(isDenied, answer.ErrorMessage?.EndsWith("with an explicit deny in a resource-based policy", StringComparison.Ordinal) == true);
        }

        await _room.DoAsync("organizations:DeleteResourcePolicy", []);
        await _room.DoAsync(action, [], session);
    }

    [Fact]
    public async Task Grant_in_the_resource_policy_gives_a_delegated_administrator_nothing_that_it_lacks()
    {
        await DelegateAsync();
        var session = await _room.EnterAsync(_member);
        await _room.DoAsync("iam:CreateUser", new() { ["UserName"] = "eve" }, session);
        var key = (await _room.DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "eve" }, session)).Members?["AccessKey"];
        var eve = new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? "");

        await _room.DoAsync("organizations:PutResourcePolicy", new()
        {
            ["Content"] = OrganizationRoom.Document("Allow", "organizations:ListAccounts", new JsonObject { ["AWS"] = $"arn:aws:iam::{_member}:user/eve" }),
        });

        Assert.Contains("no identity-based policy allows", (await _room.CallAsync("organizations:ListAccounts", [], eve)).ErrorMessage, StringComparison.Ordinal);
    }

    private async Task DelegateAsync()
    {
        await _room.DoAsync("organizations:EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "config.amazonaws.com" });
        await _room.DoAsync("organizations:RegisterDelegatedAdministrator", new() { ["AccountId"] = _member, ["ServicePrincipal"] = "config.amazonaws.com" });
    }
}
