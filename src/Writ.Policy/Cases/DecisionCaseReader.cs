using System.Text.Json;

namespace Writ.Policy.Cases;

/// <summary>Turns a case's JSON into a question and its policies.</summary>
internal static class DecisionCaseReader
{
    public static DecisionCaseResult Read(JsonElement root, Func<string, PolicyKind, PolicyParseResult> compile)
    {
        JsonElement request = Member(root, "request");
        CaseFields fields = new();
        string action = fields.Required(request, "action");
        string resource = fields.Required(request, "resource");
        Caller caller = CallerReader.Read(Member(request, "principal"), fields);
        RequestContext context = ReadContext(Member(request, "context"), fields);
        PolicySet policies = new CasePolicies(Member(root, "policies"), fields, compile).Read(action, resource);
        bool wildcardOnly = fields.Flag(request, "wildcardOnly");
        Verdict? expected = ReadExpected(root, fields);
        string? owner = fields.Optional(request, "resourceAccount");
        string id = fields.Optional(root, "id") ?? "";
        string? name = fields.Optional(root, "name");
        if (fields.Error is not null)
        {
            return new DecisionCaseResult(null, fields.Error);
        }

        context.AddCallerKeys(caller);
        AuthorizationRequest question = new()
        {
            Caller = caller, Action = action, Resource = resource, ResourceAccount = owner, WildcardOnly = wildcardOnly, Context = context,
        };
        return new DecisionCaseResult(new DecisionCase(id, name, question, policies, expected), null);
    }

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static RequestContext ReadContext(JsonElement element, CaseFields fields)
    {
        RequestContext context = new();
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                fields.Fail("context must be an object.");
            }

            return context;
        }

        foreach (JsonProperty key in element.EnumerateObject())
        {
            if (key.Value.ValueKind == JsonValueKind.Array)
            {
                context.Set(key.Name, [.. key.Value.EnumerateArray().Select(value => fields.Scalar(value, key.Name))]);
            }
            else
            {
                context.Set(key.Name, fields.Scalar(key.Value, key.Name));
            }
        }

        return context;
    }

    private static Verdict? ReadExpected(JsonElement root, CaseFields fields)
    {
        switch (fields.Optional(root, "expected"))
        {
            case null: return null;
            case nameof(Verdict.Allowed): return Verdict.Allowed;
            case nameof(Verdict.ExplicitlyDenied): return Verdict.ExplicitlyDenied;
            case nameof(Verdict.ImplicitlyDenied): return Verdict.ImplicitlyDenied;
            default:
                fields.Fail("expected must be Allowed, ExplicitlyDenied or ImplicitlyDenied.");
                return null;
        }
    }
}
