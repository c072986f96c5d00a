using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Matrix;

/// <summary>The accounts that the matrix's lines speak of: two organizations with guardrails that can be exchanged, and an account in none.</summary>
public sealed class MatrixWorld : IAsyncLifetime
{
    private const string ServiceControl = "SERVICE_CONTROL_POLICY";
    private const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    private static readonly JsonNode Anything = Document("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
    private static readonly JsonNode Elsewhere = Document("""{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*"}""");

    private readonly Dictionary<string, SigningCredentials> _roots = new(StringComparer.Ordinal) { [TestServer.Account.ToString()] = CaseRun.Root };
    private readonly List<Home> _organizations = [];
    private readonly HashSet<(string Account, string Policy)> _managed = [];

    public MatrixWorld() => Callers = new MatrixCallers(this);

    public TestServer Server { get; } = new();

    public MatrixCallers Callers { get; }

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        foreach (var account in new[] { "222222222222", "333333333333", "444444444444", "555555555555", "666666666666" })
        {
            await DoAsync("writ:CreateAccount", new() { ["AccountId"] = account, ["Name"] = account, ["Email"] = $"{account}@example.com" }, CaseRun.Root);
            _roots[account] = Keys((await DoAsync("writ:CreateRootAccessKey", new() { ["AccountId"] = account }, CaseRun.Root)).Members);
        }

        _organizations.Add(await OrganizeAsync("o-organizationa", TestServer.Account.ToString(), "222222222222", "333333333333"));
        _organizations.Add(await OrganizeAsync("o-organizationb", "444444444444", "555555555555"));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public SigningCredentials RootOf(string account) => _roots[account];

    /// <summary>A text of the corpus with the ids that organizations and policies have here.</summary>
    public string Here(string text) => _organizations.Aggregate(text, (so, home) => home.Here(so));

    /// <summary>Exchanges the guardrails of both organizations; null for some that are in nobody's way.</summary>
    public async Task GuardAsync(JsonObject? guardrails)
    {
        foreach (var home in _organizations)
        {
            await UpdateAsync(home, home.RootPolicy, guardrails?["scps"]?[0] ?? Anything);
            await UpdateAsync(home, home.AccountPolicy, guardrails?["scps"]?[1] ?? Anything);
            await UpdateAsync(home, home.ResourcePolicy, guardrails?["rcps"] ?? Elsewhere);
        }
    }

    /// <summary>The ARN of a managed policy, which is made when it is first asked for.</summary>
    public async Task<string> ManagedAsync(string account, string name, JsonNode document)
    {
        if (_managed.Add((account, name)))
        {
            await DoAsync("iam:CreatePolicy", new() { ["PolicyName"] = name, ["PolicyDocument"] = document.DeepClone() }, RootOf(account));
        }

        return $"arn:aws:iam::{account}:policy/{name}";
    }

    public async Task<WireAnswer> DoAsync(string call, JsonObject parameters, SigningCredentials caller)
    {
        var answer = await WireCall.SendAsync(Server, call, parameters, caller);
        Assert.True(answer.Status == 200, $"{call}: {answer.Text}");
        return answer;
    }

    public static SigningCredentials Keys(JsonNode? members)
    {
        var keys = members?["Credentials"] ?? members?["AccessKey"] ?? members;
        return new SigningCredentials((string?)keys?["AccessKeyId"] ?? "", (string?)keys?["SecretAccessKey"] ?? "", (string?)keys?["SessionToken"]);
    }

    private static JsonNode Document(string statement) => JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""") ?? throw new InvalidDataException(statement);

    private async Task UpdateAsync(Home home, string policy, JsonNode content)
    {
        var text = content.ToJsonString();
        if (home.Contents.GetValueOrDefault(policy) != text)
        {
            await DoAsync("organizations:UpdatePolicy", new() { ["PolicyId"] = policy, ["Content"] = content.DeepClone() }, RootOf(home.Management));
            home.Contents[policy] = text;
        }
    }

    private async Task<Home> OrganizeAsync(string name, string management, params string[] members)
    {
        var root = RootOf(management);
        var id = (string?)(await DoAsync("organizations:CreateOrganization", [], root)).Members?["Organization"]?["Id"] ?? "";
        var node = (string?)(await DoAsync("organizations:ListRoots", [], root)).Members?["Roots"]?[0]?["Id"] ?? "";
        foreach (var member in members)
        {
            var sent = await DoAsync("organizations:InviteAccountToOrganization", new() { ["Target"] = new JsonObject { ["Id"] = member, ["Type"] = "ACCOUNT" } }, root);
            await DoAsync("organizations:AcceptHandshake", new() { ["HandshakeId"] = (string?)sent.Members?["Handshake"]?["Id"] }, RootOf(member));
        }

        await DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = node, ["PolicyType"] = ServiceControl }, root);
        await DoAsync("organizations:EnablePolicyType", new() { ["RootId"] = node, ["PolicyType"] = ResourceControl }, root);
        return new Home(
            name,
            id,
            management,
            await PutAsync(root, ServiceControl, Anything, node),
            await PutAsync(root, ServiceControl, Anything, [management, .. members]),
            await PutAsync(root, ResourceControl, Elsewhere, node));
    }

    /// <summary>A policy in place of FullAWSAccess, or beside RCPFullAWSAccess, which stays.</summary>
    private async Task<string> PutAsync(SigningCredentials root, string type, JsonNode content, params string[] targets)
    {
        var made = await DoAsync("organizations:CreatePolicy", new() { ["Name"] = $"{type} {targets[0]}", ["Description"] = "", ["Type"] = type, ["Content"] = content.DeepClone() }, root);
        var id = (string?)made.Members?["Policy"]?["PolicySummary"]?["Id"] ?? "";
        foreach (var target in targets)
        {
            await DoAsync("organizations:AttachPolicy", new() { ["PolicyId"] = id, ["TargetId"] = target }, root);
            if (type == ServiceControl)
            {
                await DoAsync("organizations:DetachPolicy", new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = target }, root);
            }
        }

        return id;
    }

    /// <summary>An organization and the ids of its policies.</summary>
    private sealed record Home(string Name, string Id, string Management, string RootPolicy, string AccountPolicy, string ResourcePolicy)
    {
        public Dictionary<string, string> Contents { get; } = new(StringComparer.Ordinal);

        public string Here(string text) => text.Contains(Name, StringComparison.Ordinal)
            ? text.Replace(Name, Id, StringComparison.Ordinal)
                .Replace("service_control_policy/p-scp", $"service_control_policy/{RootPolicy}", StringComparison.Ordinal)
                .Replace("resource_control_policy/p-rcp", $"resource_control_policy/{ResourcePolicy}", StringComparison.Ordinal)
            : text;
    }
}
