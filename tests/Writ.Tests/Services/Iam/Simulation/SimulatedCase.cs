using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Tests.Services.Iam.Simulation;

/// <summary>A case of the decision corpus as a call of SimulateCustomPolicy, or why it cannot be one.</summary>
internal static class SimulatedCase
{
    /// <summary>How many cases the corpus has at least that can be simulated.</summary>
    public const int Fewest = 1_100;

    /// <summary>SimulateCustomPolicy wants at least one policy.</summary>
    private const string Nothing = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"none:None","Resource":"*"}}""";

    public static string? WhyNot(DecisionCase one, JsonObject document)
    {
        var (request, policies) = (one.Request, one.Policies);
        return request.Caller switch
        {
            { Kind: not (CallerKind.User or CallerKind.RoleSession) } => "callers that are neither users nor roles",
            { Kind: CallerKind.RoleSession } when policies.Resource is not null => "roles with a resource policy: AWS simulates it for users only",
            { CanonicalUserId: not null } => "canonical ids: a simulated caller is only named",
            { IsServiceLinkedRole: true } => "service-linked roles",
            _ when policies.Session is not null => "session policies",
            _ when policies.ServiceControl.Count + policies.ResourceControl.Count > 0 => "organization policies",
            _ when policies.Endpoint is not null => "endpoint policies",
            _ when policies.Boundary is { Count: not 1 } => "boundaries of more or less than one policy",
            _ when policies.ResourcePolicyIsTrustPolicy => "trust policies: AWS does not simulate them",
            _ when policies.Resource?.Policy.Principals.Any(principal => principal.IsUniqueId) == true => "unique ids: a simulated caller is only named",
            _ when policies.ResourcePolicyIsMandatory && policies.Resource is null => "key policies that are missing",
            _ when policies.Resource is null && IsCrossAccount(request) => "other accounts' resources without their policy",
            _ when policies.Resource is not null && ArnOwner(request.Resource) is { } owner && owner != request.ResourceAccount => "owners other than the ARN's",
            _ when request.Resource != "*" && !Arn.TryParse(request.Resource, out _) => "resources that are no ARN",
            _ when request.Resource != "*" && ActionCatalog.Aws.FindAction(request.Action) is { IsWildcardOnly: true } => "ARNs with actions that have no resource",
            _ when !IsPlain(request.Action) => "actions that are none",
            _ when request.Context.Any(entry => entry.Key.Length is < 5 or > 256) => "context keys of a length that AWS refuses",
            _ when Documents(document).Any(IsRefused) => "documents that AWS does not save",
            _ => null,
        };
    }

    public static JsonObject Parameters(DecisionCase one, JsonObject document)
    {
        var request = one.Request;
        var policies = document["policies"]?.AsObject() ?? [];
        var parameters = new JsonObject
        {
            ["ActionNames"] = new JsonArray(request.Action),
            ["ResourceArns"] = new JsonArray(request.Resource),
            ["PolicyInputList"] = new JsonArray([.. (policies["identity"]?.AsArray() ?? []).Select(Text).DefaultIfEmpty(Nothing)]),
            ["ContextEntries"] = new JsonArray([.. request.Context.Select(entry => Entry(entry.Key, entry.Value))]),
        };
        if (policies["boundary"] is JsonArray boundary)
        {
            parameters["PermissionsBoundaryPolicyInputList"] = new JsonArray([.. boundary.Select(Text)]);
        }

        if (request.Caller.Kind == CallerKind.User)
        {
            parameters["CallerArn"] = request.Caller.Arn;
        }

        if (policies["resource"] is JsonObject own)
        {
            parameters["ResourcePolicy"] = Text(own);
            parameters["ResourceOwner"] = $"arn:aws:iam::{request.ResourceAccount ?? request.Caller.Account}:root";
        }

        return parameters;
    }

    public static string Word(Verdict? verdict) => verdict switch
    {
        Verdict.Allowed => "allowed",
        Verdict.ExplicitlyDenied => "explicitDeny",
        _ => "implicitDeny",
    };

    private static JsonNode Entry(string key, ContextValue value) => new JsonObject
    {
        ["ContextKeyName"] = key,
        ["ContextKeyValues"] = new JsonArray([.. value.ToList().Select(text => (JsonNode)text)]),
        ["ContextKeyType"] = value.IsMultivalued ? "stringList" : "string",
    };

    private static JsonNode Text(JsonNode? policy) => JsonValue.Create(policy?.ToJsonString() ?? "");

    private static IEnumerable<(string Text, PolicyKind Kind)> Documents(JsonObject document)
    {
        var policies = document["policies"]?.AsObject() ?? [];
        var own = (policies["identity"] as JsonArray ?? []).Concat(policies["boundary"] as JsonArray ?? []).Select(policy => (policy?.ToJsonString() ?? "", PolicyKind.Session));
        return policies["resource"] is JsonObject resource ? own.Append((resource.ToJsonString(), PolicyKind.Resource)) : own;
    }

    private static bool IsRefused((string Text, PolicyKind Kind) document) =>
        !CompiledPolicy.Parse(document.Text, document.Kind, PolicyStrictness.Save).IsValid;

    private static bool IsCrossAccount(AuthorizationRequest request) =>
        !request.WildcardOnly && (request.ResourceAccount ?? ArnOwner(request.Resource) ?? request.Caller.Account) != request.Caller.Account;

    private static string? ArnOwner(string resource) =>
        Arn.TryParse(resource, out var arn) && AccountId.TryParse(arn.Account, out var account) ? account.ToString() : null;

    private static bool IsPlain(string action) =>
        action.Split(':') is [{ Length: > 0 } vendor, { Length: > 0 } name] && (vendor + name).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
