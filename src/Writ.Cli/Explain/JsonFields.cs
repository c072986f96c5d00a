using System.Text.Json;

namespace Writ.Cli.Explain;

/// <summary>Reads what is there of JSON that others wrote; what is missing or of another kind is null.</summary>
internal static class JsonFields
{
    public static JsonElement Member(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
        }

        return element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var member = element.Member(path);
        return member.ValueKind switch
        {
            JsonValueKind.String => member.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.GetRawText(),
            _ => null,
        };
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var member = element.Member(path);
        return member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : [];
    }
}
