using System.Text.Json;

namespace Writ.Policy.Cases;

/// <summary>Compiles a case's policies, each for the place it stands in.</summary>
internal sealed class CasePolicies(JsonElement policies, CaseFields fields, Func<string, PolicyKind, PolicyParseResult> compile)
{
    private static readonly string[] s_fields = ["identity", "resource", "boundary", "session", "scps", "rcps", "vpce"];

    public PolicySet Read(string action, string resource)
    {
        CheckFields();
        bool trust = MandatoryPolicies.IsTrustQuestion(action, resource);
        JsonElement own = DecisionCaseReader.Member(policies, "resource");
        return new PolicySet
        {
            Identity = List("identity", PolicyKind.Identity) ?? [],
            Resource = IsAbsent(own) ? null : One(own, "resource", trust ? PolicyKind.Trust : PolicyKind.Resource),
            ResourcePolicyIsMandatory = trust || MandatoryPolicies.IsKeyQuestion(action, resource),
            ResourcePolicyIsTrustPolicy = trust,
            Boundary = List("boundary", PolicyKind.Identity),
            Session = List("session", PolicyKind.Session),
            ServiceControl = Levels("scps", PolicyKind.ServiceControl),
            ResourceControl = Levels("rcps", PolicyKind.ResourceControl),
            Endpoint = List("vpce", PolicyKind.Endpoint),
        };
    }

    /// <summary>A layer whose name is misspelt would be left out, and a boundary that is left out allows.</summary>
    private void CheckFields()
    {
        if (policies.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            fields.Fail("policies must be an object.");
            return;
        }

        foreach (JsonProperty field in policies.ValueKind == JsonValueKind.Object ? policies.EnumerateObject() : default)
        {
            if (!s_fields.Contains(field.Name))
            {
                fields.Fail($"policies has no field \"{field.Name}\"; there are {string.Join(", ", s_fields)}.");
            }
        }
    }

    private static bool IsAbsent(JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private NamedPolicy[]? List(string name, PolicyKind kind)
    {
        JsonElement list = DecisionCaseReader.Member(policies, name);
        return IsAbsent(list) ? null : [.. Items(list, name).Select((item, i) => One(item, $"{name}[{i}]", kind))];
    }

    private IReadOnlyList<NamedPolicy>[] Levels(string name, PolicyKind kind)
    {
        JsonElement levels = DecisionCaseReader.Member(policies, name);
        return IsAbsent(levels)
            ? []
            : [.. Items(levels, name).Select((level, l) =>
                (IReadOnlyList<NamedPolicy>)[.. Items(level, $"{name}[{l}]").Select((item, i) => One(item, $"{name}[{l}][{i}]", kind))])];
    }

    private JsonElement[] Items(JsonElement list, string name)
    {
        if (list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray()];
        }

        fields.Fail($"{name} must be a list.");
        return [];
    }

    private NamedPolicy One(JsonElement document, string name, PolicyKind kind)
    {
        PolicyParseResult result = compile(document.GetRawText(), kind);
        if (result.Error is not null)
        {
            fields.Fail($"The policy {name}: {result.Error.Detail}");
        }

        return new NamedPolicy(name, null, result.Policy ?? CompiledPolicy.Empty);
    }
}
