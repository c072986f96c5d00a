namespace Writ.Policy.Parsing;

internal enum JsonNodeKind
{
    Null = 0,
    Text,
    Number,
    Boolean,
    Array,
    Object,
}

/// <summary>A JSON value with the place it was read from (byte offsets in the UTF-8 text).</summary>
internal sealed class JsonNode(JsonNodeKind kind, int start, string text = "")
{
    public JsonNodeKind Kind => kind;

    public int Start => start;

    public int End { get; set; }

    /// <summary>A string's content; a number or boolean as written.</summary>
    public string Text => text;

    public List<JsonNode> Items { get; } = kind == JsonNodeKind.Array ? new(4) : s_none;

    public List<JsonMember> Members { get; } = kind == JsonNodeKind.Object ? new(6) : s_noMembers;

    public bool IsScalar => kind is JsonNodeKind.Text or JsonNodeKind.Number or JsonNodeKind.Boolean;

    private static readonly List<JsonNode> s_none = new(0);
    private static readonly List<JsonMember> s_noMembers = new(0);
}

/// <summary>A member of a JSON object, with where its name begins.</summary>
internal readonly record struct JsonMember(string Name, int Start, JsonNode Value);
