using System.Text.Json;

namespace Writ.Services.Organizations.Policies.Management;

/// <summary>
/// The language of management policies: objects, down to inheritance operators with their values (AWS: Organizations User Guide, management
/// policy syntax and inheritance).
/// </summary>
internal static class ManagementDocument
{
    public const string Assign = "@@assign";
    public const string Append = "@@append";
    public const string Remove = "@@remove";
    public const string ForChildren = "@@operators_allowed_for_child_policies";

    private const string All = "@@all";
    private const string None = "@@none";
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a document, if it is one of that type.</summary>
    public static bool TryParse(string type, string text, out JsonElement document)
    {
        document = default;
        try
        {
            using var parsed = JsonDocument.Parse(text, Strict);
            document = parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            return false; // the framework's parser reports bad input only by throwing
        }

        return document.ValueKind == JsonValueKind.Object && HasRoot(type, document) && IsNode(document);
    }

    /// <summary>The operators that lower levels may use; null when the list does not say.</summary>
    public static HashSet<string> Allowed(JsonElement list)
    {
        var names = Values(list).Select(value => value.GetString() ?? "").ToHashSet(StringComparer.Ordinal);
        return names.Contains(All) ? [Assign, Append, Remove] : names.Contains(None) ? [] : names;
    }

    /// <summary>The entries of a list, or the one value.</summary>
    public static IEnumerable<JsonElement> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    /// <summary>The one key that documents of a type begin with, where it is known.</summary>
    private static string? RootOf(string type) => type switch
    {
        PolicyTypes.Tag => "tags",
        PolicyTypes.Backup => "plans",
        PolicyTypes.AiServicesOptOut => "services",
        PolicyTypes.Chatbot => "chatbot",
        PolicyTypes.DeclarativeEc2 => "ec2_attributes",
        _ => null,
    };

    private static bool HasRoot(string type, JsonElement document) =>
        RootOf(type) is not { } root || document.EnumerateObject().All(member => member.Name == root || member.Name == ForChildren);

    private static bool IsNode(JsonElement node) => node.ValueKind == JsonValueKind.Object && node.EnumerateObject().All(member => member.Name switch
    {
        Assign => IsValue(member.Value),
        Append or Remove => member.Value.ValueKind == JsonValueKind.Array && IsValue(member.Value),
        ForChildren => Values(member.Value).All(IsOperator),
        _ => !member.Name.StartsWith("@@", StringComparison.Ordinal) && IsNode(member.Value),
    });

    private static bool IsValue(JsonElement value) => Values(value).All(entry => entry.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null));

    private static bool IsOperator(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is All or None or Assign or Append or Remove;
}
