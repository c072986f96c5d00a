using System.Text.Json;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>JSON that others wrote: one object, shallow, no name twice, or nothing.</summary>
internal static class TokenJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static JsonElement? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            ReadTexts(bytes.Span);
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            // The framework says only this way that a document is no JSON, or that something in it is no text (half a surrogate pair, no UTF-8).
            return null;
        }
    }

    /// <summary>Reads every name and text once, so that none of them can fail later.</summary>
    private static void ReadTexts(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                _ = reader.GetString();
            }
        }
    }

    /// <summary>A member's text; null when there is none, or it is no text.</summary>
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member.Text() : null;

    /// <summary>A string; null when it is none.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member that is a text or a list of texts; null when it is anything else, empty when there is none.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement json, string name) =>
        !json.TryGetProperty(name, out var member) ? [] : member.Texts();

    /// <summary>A text or a list of texts; null when it is anything else.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return value.Text() is { } only ? [only] : null;
        }

        var texts = new List<string>();
        foreach (var entry in value.EnumerateArray())
        {
            if (entry.Text() is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }
}
