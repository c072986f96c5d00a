using System.Text.Json;

namespace Writ.Policy.Cases;

/// <summary>Compiles a case's policies, each for the place it stands in.</summary>
internal sealed class CasePolicies(JsonElement policies, CaseFields fields)
{
    public PolicySet Read(string action, string resource)
    {
        bool trust = MandatoryPolicies.IsTrustQuestion(action, resource);
        JsonElement own = DecisionCaseReader.Member(policies, "resource");
        return new PolicySet
        {
            Identity = List("identity", PolicyKind.Identity) ?? [],
            Resource = own.ValueKind == JsonValueKind.Object ? One(own, "resource", trust ? PolicyKind.Trust : PolicyKind.Resource) : null,
            ResourcePolicyIsMandatory = trust || MandatoryPolicies.IsKeyQuestion(action, resource),
            ResourcePolicyIsTrustPolicy = trust,
            Boundary = List("boundary", PolicyKind.Identity),
            Session = List("session", PolicyKind.Session),
            ServiceControl = Levels("scps", PolicyKind.ServiceControl),
            ResourceControl = Levels("rcps", PolicyKind.ResourceControl),
            Endpoint = List("vpce", PolicyKind.Endpoint),
        };
    }

    private NamedPolicy[]? List(string name, PolicyKind kind)
    {
        JsonElement list = DecisionCaseReader.Member(policies, name);
        return list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : [.. Items(list, name).Select((item, i) => One(item, $"{name}[{i}]", kind))];
    }

    private IReadOnlyList<NamedPolicy>[] Levels(string name, PolicyKind kind)
    {
        JsonElement levels = DecisionCaseReader.Member(policies, name);
        return levels.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
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
        PolicyParseResult result = CompiledPolicy.Parse(document.GetRawText(), kind);
        if (result.Error is not null)
        {
            fields.Fail($"The policy {name}: {result.Error.Detail}");
        }

        return new NamedPolicy(name, null, result.Policy ?? CompiledPolicy.Empty);
    }
}
