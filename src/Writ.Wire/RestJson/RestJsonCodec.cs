using System.Buffers;
using System.Text.Json;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.RestJson;

/// <summary>The answers of restJson1: members in status, headers and a JSON body, the error's name in a header and in <c>__type</c>.</summary>
public static class RestJsonCodec
{
    public const string ContentType = "application/json";

    /// <summary>The header that names an error, by which clients tell errors apart.</summary>
    public const string ErrorTypeHeader = "x-amzn-ErrorType";

    /// <param name="output">Where the body goes.</param>
    /// <param name="response">The response; null for none.</param>
    /// <param name="status">The operation's status.</param>
    public static RestHead WriteResponse(IBufferWriter<byte> output, IShape? response, int status)
    {
        var head = RestHead.Of(response, output, status);
        if (!head.HasPayload && head.Status is not (204 or 205 or 304))
        {
            using var json = new Utf8JsonWriter(output);
            json.WriteStartObject();
            response?.Write(new BodyWriter(json));
            json.WriteEndObject();
        }

        return head;
    }

    public static void WriteError(IBufferWriter<byte> output, AwsError error)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("__type", error.Code);
        json.WriteString("message", error.Message);
        if (error.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        if (error.Field is { } field)
        {
            json.WriteStartArray("fieldList");
            json.WriteStartObject();
            json.WriteString("name", field);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Passes over what is not in the body. Members of structures inside are in it all.</summary>
    private sealed class BodyWriter(Utf8JsonWriter json) : JsonShapeWriter(json)
    {
        protected override bool Includes(MemberSchema member) => member.Location == MemberLocation.Body;
    }
}
