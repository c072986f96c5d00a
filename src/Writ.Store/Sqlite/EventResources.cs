using System.Buffers;
using System.Text.Json;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>An event's resources as one column: a JSON array of type, name, type, name and so on.</summary>
internal static class EventResources
{
    public static ReadOnlySpan<byte> Write(IReadOnlyList<AuditResource> resources)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var resource in resources)
            {
                writer.WriteStringValue(resource.Type);
                writer.WriteStringValue(resource.Name);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }

    public static IReadOnlyList<AuditResource> Read(ReadOnlySpan<byte> json)
    {
        var resources = new List<AuditResource>();
        var reader = new Utf8JsonReader(json);
        string? type = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                var text = reader.GetString() ?? "";
                if (type is null)
                {
                    type = text;
                }
                else
                {
                    resources.Add(new AuditResource(type, text));
                    type = null;
                }
            }
        }

        return resources;
    }
}
