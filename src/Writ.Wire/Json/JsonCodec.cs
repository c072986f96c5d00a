using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Wire.Json;

/// <summary>The envelope of the awsJson protocols: a JSON object in, a JSON object out, the error's name in <c>__type</c>.</summary>
public static class JsonCodec
{
    public const string ContentType = "application/x-amz-json-1.1";

    private const int MaxDepth = 32;

    /// <summary>Parses a request's body; an empty body is an empty object.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> body, out JsonElement element)
    {
        element = default;
        if (!Utf8.IsValid(body.Span))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            CheckStrings(body.Span);
            element = document.RootElement.Clone();
            return element.ValueKind == JsonValueKind.Object;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The framework's parser reports bad input only by throwing.
            return false;
        }
    }

    /// <summary>The parser lets escaped halves of surrogate pairs pass, and throws when such a string is read. It is read here.</summary>
    private static void CheckStrings(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

    public static void WriteResponse(IBufferWriter<byte> output, IShape? response)
    {
        using var json = new Utf8JsonWriter(output);
        if (response is null)
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else
        {
            new JsonShapeWriter(json).Object(response);
        }
    }

    public static void WriteError(IBufferWriter<byte> output, AwsError error)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("__type", error.Code);
        json.WriteString("message", error.Message);
        if (error.Reason is { } reason)
        {
            json.WriteString("Reason", reason);
        }

        json.WriteEndObject();
    }
}
