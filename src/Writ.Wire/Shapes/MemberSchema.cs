using System.Text;
using System.Text.Json;

namespace Writ.Wire.Shapes;

/// <summary>The kinds of values on AWS's wire.</summary>
public enum WireType
{
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Timestamp,
    Blob,
    StringList,
    List,
    Structure,
    StringMap,
    IntegerMap,
}

/// <summary>Where the REST protocols carry a member; the others have all of them in the body.</summary>
public enum MemberLocation
{
    Body = 0,

    /// <summary>A label of the path.</summary>
    Label,

    /// <summary>A parameter of the query string.</summary>
    Query,

    /// <summary>A map: every parameter of the query string that no other member is.</summary>
    QueryMap,

    Header,

    /// <summary>A map: every header whose name begins so.</summary>
    HeaderPrefix,

    /// <summary>The body as a whole.</summary>
    Payload,

    /// <summary>The status of the answer.</summary>
    Status,
}

/// <summary>How a point in time is written, where it is not as the protocol does it.</summary>
public enum TimeForm
{
    OfProtocol = 0,

    /// <summary>Seconds since 1970.</summary>
    Seconds,

    /// <summary><c>2023-07-10T11:54:47Z</c>.</summary>
    Iso,

    /// <summary><c>Mon, 10 Jul 2023 11:54:47 GMT</c>.</summary>
    Http,
}

/// <summary>What is known of a shape's member: its name on the wire and the constraints AWS documents for it.</summary>
public sealed class MemberSchema(string name, WireType type)
{
    /// <summary>As in the service model, and so on the wire.</summary>
    public string Name { get; } = name;

    public WireType Type { get; } = type;

    /// <summary>As validation messages and audit records write it: the first letter in lower case.</summary>
    public string LowerName { get; } = char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><see cref="LowerName"/> as JSON has it, in UTF-8.</summary>
    public ReadOnlySpan<byte> JsonLowerName => _jsonLowerName ??= JsonEncodedText.Encode(LowerName).EncodedUtf8Bytes.ToArray();

    /// <summary>The tag before its value in XML, in UTF-8.</summary>
    public ReadOnlySpan<byte> OpenTag => _openTag ??= Encoding.UTF8.GetBytes($"<{Name}>");

    /// <summary>The tag after its value in XML, in UTF-8.</summary>
    public ReadOnlySpan<byte> CloseTag => _closeTag ??= Encoding.UTF8.GetBytes($"</{Name}>");

    public bool Required { get; init; }

    public bool Sensitive { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    /// <summary>The bounds of each string of a list.</summary>
    public (int Min, int Max)? EachLength { get; init; }

    public ConstraintPattern? Pattern { get; init; }

    public IReadOnlyList<string>? OneOf { get; init; }

    public MemberLocation Location { get; init; }

    /// <summary>What the label, parameter, header or prefix of headers is called.</summary>
    public string LocationName { get => field ?? Name; init; }

    public TimeForm TimeForm { get; init; }

    public string? ConditionKey { get; init; }

    public string? ResourceType { get; init; }

    /// <summary>The members of a structure, or of a list's structures.</summary>
    public ShapeSchema? Shape => _shape?.Invoke();

    private readonly Func<ShapeSchema>? _shape;
    private byte[]? _jsonLowerName;
    private byte[]? _openTag;
    private byte[]? _closeTag;

    /// <summary>Deferred, because shapes may contain themselves.</summary>
    public Func<ShapeSchema>? ShapeOf { init => _shape = value; }
}

/// <summary>A shape's name and members, in the model's order.</summary>
public sealed record ShapeSchema(string Name, IReadOnlyList<MemberSchema> Members);

/// <summary>What the generator makes of every class marked with <see cref="ShapeAttribute"/>.</summary>
public interface IShape
{
    ShapeSchema Schema { get; }

    /// <summary>Hands every member to the writer, in order, absent ones as null.</summary>
    void Write(ShapeWriter writer);
}
