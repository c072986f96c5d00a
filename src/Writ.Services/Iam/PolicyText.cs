using System.Text.Json;
using System.Text.Json.Serialization;
using Writ.Policy;

namespace Writ.Services.Iam;

/// <summary>
/// A policy document as it was given, with its compiled form, which is made at first use and kept with the document:
/// snapshots share the object, so each document is compiled once.
/// </summary>
[JsonConverter(typeof(PolicyTextConverter))]
public sealed class PolicyText(string text)
{
    private CompiledPolicy? _compiled;

    /// <summary>The document, byte for byte as saved.</summary>
    public string Text { get; } = text;

    /// <summary>How much of a quota it uses: AWS does not count white space.</summary>
    public int Size => Text.Length - Text.AsSpan().CountWhiteSpace();

    /// <summary>The compiled document. Racing threads may compile twice; either result is right.</summary>
    /// <exception cref="InvalidDataException">The stored document is unreadable, so nothing can be decided by it.</exception>
    public CompiledPolicy Compile(PolicyKind kind)
    {
        if (_compiled is { } compiled)
        {
            return compiled;
        }

        var parsed = CompiledPolicy.Parse(Text, kind);
        return _compiled = parsed.Policy ?? throw new InvalidDataException($"A stored policy document cannot be read: {parsed.Error?.Message}");
    }
}

/// <summary>Stores the text alone.</summary>
public sealed class PolicyTextConverter : JsonConverter<PolicyText>
{
    public override PolicyText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, PolicyText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

internal static class WhiteSpace
{
    public static int CountWhiteSpace(this ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsWhiteSpace(c) ? 1 : 0;
        }

        return count;
    }
}
