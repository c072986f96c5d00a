using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Sts;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>An organization under the test server's account, and what its tests do again and again.</summary>
internal sealed class OrganizationRoom(TestServer server)
{
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";
    public const string AccessRole = "OrganizationAccountAccessRole";

    private readonly CaseRun _run = new(server);
    private int _numbers;

    public string Organization { get; private set; } = "";

    public string Root { get; private set; } = "";

    /// <summary>A user of the management account who may do everything.</summary>
    public SigningCredentials Admin { get; private set; } = CaseRun.Root;

    public static async Task<OrganizationRoom> OpenAsync(TestServer server, string featureSet = "ALL")
    {
        await server.ResetAsync();
        var room = new OrganizationRoom(server);
        room.Organization = await room.TextAsync("organizations:CreateOrganization", new() { ["FeatureSet"] = featureSet }, "Organization.Id");
        room.Root = await room.TextAsync("organizations:ListRoots", [], "Roots.0.Id");
        room.Admin = await room._run.UserAsync("admin", ("*", "*"));
        return room;
    }

    public Task<WireAnswer> CallAsync(string call, JsonObject parameters, SigningCredentials? caller = null) => _run.CallAsync(call, parameters, caller ?? CaseRun.Root);

    public async Task<WireAnswer> DoAsync(string call, JsonObject parameters, SigningCredentials? caller = null)
    {
        var answer = await CallAsync(call, parameters, caller);
        Assert.True(answer.Status == 200, $"{call}: {answer.Text}");
        return answer;
    }

    public async Task<string> TextAsync(string call, JsonObject parameters, string path, SigningCredentials? caller = null) =>
        (string?)Expectation.Find((await DoAsync(call, parameters, caller)).Members, path) ?? "";

    /// <summary>The code of the refusal; null for a success.</summary>
    public async Task<string?> RefusalAsync(string call, JsonObject parameters, SigningCredentials? caller = null) => (await CallAsync(call, parameters, caller)).ErrorCode;

    public Task<string> CreateMemberAsync(string name) =>
        TextAsync("organizations:CreateAccount", new() { ["AccountName"] = name, ["Email"] = $"{name}@example.com" }, "CreateAccountStatus.AccountId");

    /// <summary>An account in no organization, and its root.</summary>
    public async Task<SigningCredentials> CreateOutsiderAsync(string account)
    {
        await DoAsync("writ:CreateAccount", new() { ["AccountId"] = account, ["Name"] = account, ["Email"] = $"{account}@example.com" });
        var key = (await DoAsync("writ:CreateRootAccessKey", new() { ["AccountId"] = account })).Members;
        return new SigningCredentials((string?)key?["AccessKeyId"] ?? "", (string?)key?["SecretAccessKey"] ?? "");
    }

    /// <summary>A session of the access role that the organization has in an account it created.</summary>
    public async Task<SigningCredentials> EnterAsync(string member) => Session(await DoAsync("sts:AssumeRole", AssumeRole(member, AccessRole), Admin));

    public static JsonObject AssumeRole(string account, string role) => new() { ["RoleArn"] = $"arn:aws:iam::{account}:role/{role}", ["RoleSessionName"] = "ss" };

    /// <summary>What a service holds when it works in an account: a session of its service-linked role, which nobody else can assume.</summary>
    public SigningCredentials ServiceSession(string account, string roleName)
    {
        var id = AccountId.Parse(account);
        var role = server.Writ.Installation.Current(id)?.Get(IamState.Roles, roleName) ?? throw new InvalidOperationException($"{account} has no role {roleName}.");
        var claims = new SessionClaims
        {
            Kind = CallerKind.RoleSession,
            Account = id,
            PrincipalId = role.Id,
            SessionName = "service",
            AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", id),
            SecretAccessKey = IdSource.Cryptographic.SecretAccessKey(),
            IssuedAt = server.Clock.GetUtcNow(),
            Expires = server.Clock.GetUtcNow().AddHours(1),
        };
        return new SigningCredentials(claims.AccessKeyId, claims.SecretAccessKey, SessionTokens.Seal(server.Writ.Installation.Vault, claims));
    }

    public Task EnableAsync(string type) => DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = Root, ["PolicyType"] = type });

    public async Task<string> AttachAsync(string type, JsonObject document, string target)
    {
        var policy = await TextAsync(
            "organizations:CreatePolicy", new() { ["Name"] = $"policy {++_numbers}", ["Description"] = "", ["Type"] = type, ["Content"] = document }, "Policy.PolicySummary.Id");
        await DoAsync("organizations:AttachPolicy", new() { ["PolicyId"] = policy, ["TargetId"] = target });
        return policy;
    }

    public static JsonObject Deny(string action, JsonNode? principal = null) => Document("Deny", action, principal);

    public static JsonObject Document(string effect, string action, JsonNode? principal)
    {
        var statement = new JsonObject { ["Effect"] = effect, ["Action"] = action, ["Resource"] = "*" };
        if (principal is not null)
        {
            statement["Principal"] = principal;
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }

    /// <summary>The newest events of a name in an account's log.</summary>
    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string account, string name)
    {
        var page = await server.Writ.Installation.Ledger.FindAsync(
            new AuditQuery(AccountId.Parse(account), AuditAttribute.EventName, name, null, null, null, 10), CancellationToken.None);
        return [.. page.Events.Select(found => JsonNode.Parse(found.Document.Span) ?? throw new InvalidDataException("An event is JSON."))];
    }

    private static SigningCredentials Session(WireAnswer answer)
    {
        var credentials = answer.Members?["Credentials"];
        return new SigningCredentials((string?)credentials?["AccessKeyId"] ?? "", (string?)credentials?["SecretAccessKey"] ?? "", (string?)credentials?["SessionToken"]);
    }
}
