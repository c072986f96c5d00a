using System.Text;
using System.Text.Json;
using Writ.Wire.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.RestJson;

/// <summary>Reads the members of a request from where HTTP carries them; what is inside of structures is always JSON.</summary>
public sealed class RestReader : ShapeReader
{
    private readonly RestRequest _request;
    private readonly ShapeSchema _schema;
    private readonly JsonElement _document;
    private readonly JsonReader _body;

    private RestReader(RestRequest request, ShapeSchema schema, JsonElement document, ReadFaults faults)
        : base(faults, "")
    {
        _request = request;
        _schema = schema;
        _document = document;
        _body = new JsonReader(document, faults);
    }

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>The reader of a request; null when members are in the body and it is not a JSON object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="schema">What is to be read from it.</param>
    /// <param name="faults">What is wrong with it.</param>
    public static RestReader? TryOpen(RestRequest request, ShapeSchema schema, ReadFaults faults)
    {
        var isJson = schema.Members.Any(member => member.Location == MemberLocation.Body || member is { Location: MemberLocation.Payload, Type: WireType.Structure });
        return JsonCodec.TryParse(isJson ? request.Body : default, out var document) ? new RestReader(request, schema, document, faults) : null;
    }

    public override string? String(MemberSchema member) => member.Location switch
    {
        MemberLocation.Body => _body.String(member),
        MemberLocation.Payload => PayloadText(member),
        _ => Text(member),
    };

    public override int? Integer(MemberSchema member) => IsInBody(member) ? _body.Integer(member) : Parsed<int>(member, HttpText.TryInteger);

    public override long? Long(MemberSchema member) => IsInBody(member) ? _body.Long(member) : Parsed<long>(member, HttpText.TryLong);

    public override double? Double(MemberSchema member) => IsInBody(member) ? _body.Double(member) : Parsed<double>(member, HttpText.TryDouble);

    public override bool? Boolean(MemberSchema member) => IsInBody(member) ? _body.Boolean(member) : Parsed<bool>(member, HttpText.TryBoolean);

    public override DateTimeOffset? Timestamp(MemberSchema member) => IsInBody(member) ? _body.Timestamp(member) : Parsed<DateTimeOffset>(member, HttpText.TryTime);

    public override byte[]? Blob(MemberSchema member) => member.Location switch
    {
        MemberLocation.Body => _body.Blob(member),
        MemberLocation.Payload => _request.Body.IsEmpty ? null : _request.Body.ToArray(),
        _ => Bytes(member),
    };

    public override IReadOnlyList<string>? Strings(MemberSchema member)
    {
        if (IsInBody(member))
        {
            return _body.Strings(member);
        }

        if (member.Location == MemberLocation.Query)
        {
            var values = _request.Parameters.Where(parameter => parameter.Key.Equals(member.LocationName, StringComparison.Ordinal)).Select(parameter => parameter.Value).ToList();
            return values.Count == 0 ? null : values;
        }

        return Text(member) is { } text ? HttpText.Split(text) ?? Malformed<IReadOnlyList<string>>(member) : null;
    }

    public override IReadOnlyList<T>? List<T>(MemberSchema member, Func<ShapeReader, T> read) => IsInBody(member) ? _body.List(member, read) : null;

    public override T? Structure<T>(MemberSchema member, Func<ShapeReader, T> read) where T : class => member.Location switch
    {
        MemberLocation.Body => _body.Structure(member, read),
        MemberLocation.Payload when !_request.Body.IsEmpty => read(new JsonReader(_document, Faults, PathOf(member) + ".")),
        _ => null,
    };

    public override IReadOnlyDictionary<string, string>? StringMap(MemberSchema member)
    {
        if (IsInBody(member))
        {
            return _body.StringMap(member);
        }

        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in member.Location == MemberLocation.QueryMap ? Unnamed() : Prefixed(member.LocationName))
        {
            entries.TryAdd(name, value);
        }

        return entries.Count == 0 ? null : entries;
    }

    private static bool IsInBody(MemberSchema member) => member.Location == MemberLocation.Body;

    private IEnumerable<KeyValuePair<string, string>> Unnamed() => _request.Parameters.Where(parameter =>
        !_schema.Members.Any(member => member.Location == MemberLocation.Query && member.LocationName.Equals(parameter.Key, StringComparison.Ordinal)));

    private IEnumerable<KeyValuePair<string, string>> Prefixed(string prefix) => _request.Headers
        .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(header => KeyValuePair.Create(header.Key[prefix.Length..], header.Value));

    private string? Text(MemberSchema member) => member.Location switch
    {
        MemberLocation.Label => _request.Labels.GetValueOrDefault(member.LocationName),
        MemberLocation.Query => _request.Parameters.Where(parameter => parameter.Key.Equals(member.LocationName, StringComparison.Ordinal)).Select(parameter => parameter.Value).FirstOrDefault(),
        MemberLocation.Header => _request.Header(member.LocationName),
        _ => null,
    };

    private string? PayloadText(MemberSchema member) =>
        _request.Body.IsEmpty ? null
        : System.Text.Unicode.Utf8.IsValid(_request.Body.Span) ? Encoding.UTF8.GetString(_request.Body.Span)
        : Malformed<string>(member);

    private byte[]? Bytes(MemberSchema member)
    {
        if (Text(member) is not { } text)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Malformed<byte[]>(member);
    }

    private T? Parsed<T>(MemberSchema member, Parser<T> parse) where T : struct =>
        Text(member) is not { } text ? null : parse(text, out var value) ? value : Malformed<T?>(member);

    private T? Malformed<T>(MemberSchema member)
    {
        Faults.Malformed ??= $"The value of {member.Name} is not of the type {member.Type}.";
        return default;
    }
}
