using System.Text.Json;

namespace Writ.Policy.Tests.Reference;

/// <summary>A document as plain lists of strings, for the naive evaluator.</summary>
internal sealed record NaivePolicy(bool Is2012, IReadOnlyList<NaiveStatement> Statements)
{
    public static NaivePolicy Read(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        bool is2012 = json.RootElement.TryGetProperty("Version", out JsonElement version) && version.GetString() == "2012-10-17";
        return new NaivePolicy(is2012, [.. List(json.RootElement.GetProperty("Statement")).Select(NaiveStatement.Read)]);
    }

    internal static IEnumerable<JsonElement> List(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];
}

internal sealed record NaiveStatement(
    bool Deny, bool NotAction, string[] Actions, bool NotResource, string[]? Resources, bool NotPrincipal, (string Kind, string Value)[]? Principals,
    (string Operator, string Key, string[] Values)[] Conditions)
{
    public static NaiveStatement Read(JsonElement s)
    {
        bool notAction = s.TryGetProperty(nameof(NotAction), out JsonElement action);
        bool notResource = s.TryGetProperty(nameof(NotResource), out JsonElement resource);
        bool notPrincipal = s.TryGetProperty(nameof(NotPrincipal), out JsonElement principal);
        return new NaiveStatement(
            s.GetProperty("Effect").GetString() == "Deny",
            notAction, Texts(notAction ? action : s.GetProperty("Action")),
            notResource, notResource ? Texts(resource) : s.TryGetProperty("Resource", out resource) ? Texts(resource) : null,
            notPrincipal, notPrincipal ? ReadPrincipals(principal) : s.TryGetProperty("Principal", out principal) ? ReadPrincipals(principal) : null,
            s.TryGetProperty("Condition", out JsonElement condition) ? ReadConditions(condition) : []);
    }

    private static string[] Texts(JsonElement element) =>
        [.. NaivePolicy.List(element).Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())];

    private static (string Kind, string Value)[] ReadPrincipals(JsonElement principal) =>
        principal.ValueKind == JsonValueKind.String
            ? [("AWS", principal.GetString()!)]
            : [.. principal.EnumerateObject().SelectMany(kind => Texts(kind.Value).Select(value => (kind.Name, value)))];

    private static (string Operator, string Key, string[] Values)[] ReadConditions(JsonElement block) =>
        [.. block.EnumerateObject().SelectMany(op => op.Value.EnumerateObject().Select(key => (op.Name, key.Name, Texts(key.Value))))];
}
