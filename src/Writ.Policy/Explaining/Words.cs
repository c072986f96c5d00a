using Writ.Policy.Conditions;

namespace Writ.Policy.Explaining;

/// <summary>The words that explanations share. What a request or a document holds is cut short, so that no text outgrows what it explains.</summary>
internal static class Words
{
    private const int Longest = 400;
    private const int MostValues = 10;

    /// <summary>AWS's name for a layer's policies; null for the layers that are none.</summary>
    public static string? PolicyNoun(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "identity-based policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        PolicyLayer.ServiceControl => "service control policy",
        PolicyLayer.ResourceControl => "resource control policy",
        PolicyLayer.Endpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        _ => null,
    };

    public static string Noun(PolicyLayer layer) => PolicyNoun(layer) ?? "policy";

    public static string Name(NamedPolicy policy) => $"`{Short(policy?.Name)}`";

    public static string Statement(NamedPolicy policy, int index)
    {
        IReadOnlyList<PolicyStatement> statements = policy?.Policy?.Statements ?? [];
        string? sid = index >= 0 && index < statements.Count ? statements[index].Sid : null;
        return string.IsNullOrEmpty(sid) ? $"the statement number {index + 1}" : $"the statement `{Short(sid)}`";
    }

    /// <summary>A condition as one reads it: operator, key, values.</summary>
    public static string Condition(Condition condition) =>
        Short($"{condition.OperatorName} {condition.Key} = {string.Join(" or ", condition.Values.Take(MostValues).Select(value => Short(value)))}"
            + (condition.Values.Count > MostValues ? " or …" : ""));

    /// <summary>What the request holds for a key.</summary>
    public static string Actual(RequestContext context, string key) =>
        context.TryGet(key, out ContextValue value) && value.Count > 0
            ? $"the request has {Short(string.Join(", ", Enumerable.Range(0, Math.Min(value.Count, MostValues)).Select(i => Short(value[i]))))}"
            : "the key is absent from the request";

    /// <summary>Where a key's value comes from, when no request can just say it.</summary>
    public static string Source(string key) =>
        key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase) ? " (a tag of the caller)"
        : key.Contains(":ResourceTag/", StringComparison.OrdinalIgnoreCase) ? " (a tag of the resource)"
        : "";

    public static string Short(string? text) => VisibleText.Of(text ?? "", Longest);
}
