using System.Text.Json;
using System.Text.Json.Serialization;
using Writ.Policy;

namespace Writ.Services.Iam;

/// <summary>
/// A policy document as it was given, with its compiled form, which is made at first use and kept with the document:
/// snapshots share the object, so each document is compiled once.
/// </summary>
[JsonConverter(typeof(PolicyTextConverter))]
public sealed class PolicyText
{
    private readonly Func<string>? _read;
    private string? _text;
    private CompiledPolicy? _compiled;
    private bool _isCompiled;
    private object? _compiling;

    public PolicyText(string text) => _text = text;

    /// <param name="read">Reads the document, when it is first asked for.</param>
    public PolicyText(Func<string> read) => _read = read;

    /// <summary>The document, byte for byte as saved.</summary>
    public string Text => _text ??= _read is null ? "" : _read();

    /// <summary>How much of a quota it uses: AWS does not count white space.</summary>
    public int Size => Text.Length - Text.AsSpan().CountWhiteSpace();

    /// <summary>The compiled document. Threads that race for a large one wait for the first, rather than all doing its work.</summary>
    /// <exception cref="InvalidDataException">The stored document is unreadable, so nothing can be decided by it.</exception>
    public CompiledPolicy Compile(PolicyKind kind) => _compiled ?? CompileOnce(kind);

    private CompiledPolicy CompileOnce(PolicyKind kind) => LazyInitializer.EnsureInitialized(ref _compiled, ref _isCompiled, ref _compiling, () =>
    {
        var parsed = CompiledPolicy.Parse(Text, kind);
        return parsed.Policy ?? throw new InvalidDataException($"A stored policy document cannot be read: {parsed.Error?.Message}");
    })!; // initialized when it returns
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
