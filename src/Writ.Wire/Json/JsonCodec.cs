using System.Buffers;
using System.Text.Json;
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
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            element = document.RootElement.Clone();
            return element.ValueKind == JsonValueKind.Object && IsText(element);
        }
        catch (JsonException)
        {
            // The framework's parser reports bad input only by throwing.
            return false;
        }
    }

    /// <summary>
    /// Whether all names and strings are text. The parser takes invalid UTF-8 and half a surrogate pair (<c>"\ud800"</c>),
    /// and whoever reads such a string later is met with an exception.
    /// </summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            Read(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The framework has no way to ask.
            return false;
        }
    }

    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var entry in element.EnumerateArray())
                {
                    Read(entry);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }

                break;
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
        json.WriteEndObject();
    }
}
