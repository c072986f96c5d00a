using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Tests.Wire;

/// <summary>A shape with a member of every kind.</summary>
[Shape]
public sealed partial class Sample
{
    public string? Text { get; init; }

    public int? Number { get; init; }

    public long? Big { get; init; }

    public double? Real { get; init; }

    public bool? Flag { get; init; }

    public DateTimeOffset? Time { get; init; }

    public byte[]? Bytes { get; init; }

    public IReadOnlyList<string>? Names { get; init; }

    public IReadOnlyList<SampleTag>? Tags { get; init; }

    public SampleTag? Inner { get; init; }

    public IReadOnlyDictionary<string, string>? Map { get; init; }

    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    [Sensitive]
    public string? Password { get; init; }

    public Sample? Deeper { get; init; }

    /// <summary>Reads a query form; the faults tell what was wrong with it.</summary>
    public static Sample OfForm(string form, ReadFaults? faults = null) => ReadShape(new QueryReader(FormOf(form), faults ?? new ReadFaults()));

    public static Sample OfJson(string json, ReadFaults? faults = null) =>
        JsonCodec.TryParse(Encoding.UTF8.GetBytes(json), out var element)
            ? ReadShape(new JsonReader(element, faults ?? new ReadFaults()))
            : throw new InvalidDataException(json);

    public static QueryNode FormOf(string form)
    {
        var node = new QueryNode();
        return node.TryAdd(form) ? node : throw new InvalidDataException(form);
    }
}

/// <summary>A structure inside another.</summary>
[Shape]
public sealed partial class SampleTag
{
    public required string Key { get; init; }

    public string? Value { get; init; }
}

/// <summary>Shapes as text, to compare and to look at.</summary>
internal static class Dump
{
    public static JsonNode Of(IShape shape)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            new JsonShapeWriter(json).Object(shape);
        }

        return JsonNode.Parse(output.WrittenSpan) ?? throw new InvalidDataException("A shape is an object.");
    }

    public static string Audit(IShape shape)
    {
        var json = new JsonText();
        new AuditShapeWriter(json).Object(shape);
        return Encoding.UTF8.GetString(json.Written);
    }

    public static string Json(IShape shape) => Text(json => new JsonShapeWriter(json).Object(shape));

    public static string Xml(IShape shape)
    {
        var output = new ArrayBufferWriter<byte>();
        shape.Write(new QueryWriter(output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
