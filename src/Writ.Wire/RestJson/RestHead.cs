using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Writ.Wire.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.RestJson;

/// <summary>What a response says outside of the members of its JSON body: status, headers, and the body where that is one member as a whole.</summary>
public sealed class RestHead : ShapeObserver
{
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly IBufferWriter<byte> _output;

    private RestHead(IBufferWriter<byte> output, int status)
    {
        _output = output;
        Status = status;
    }

    public int Status { get; private set; }

    public string ContentType { get; private set; } = RestJsonCodec.ContentType;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Whether the body is written.</summary>
    internal bool HasPayload { get; private set; }

    /// <param name="response">The response.</param>
    /// <param name="output">Where its payload goes.</param>
    /// <param name="status">The operation's status.</param>
    internal static RestHead Of(IShape? response, IBufferWriter<byte> output, int status)
    {
        var head = new RestHead(output, status);
        response?.Write(head);
        return head;
    }

    public override void String(MemberSchema member, string? value)
    {
        if (member.Location == MemberLocation.Payload)
        {
            Payload(value is null ? [] : Encoding.UTF8.GetBytes(value), "text/plain");
        }
        else
        {
            Header(member, value);
        }
    }

    public override void Integer(MemberSchema member, int? value)
    {
        if (member.Location == MemberLocation.Status)
        {
            Status = value ?? Status;
        }
        else
        {
            Long(member, value);
        }
    }

    public override void Long(MemberSchema member, long? value) => Header(member, value?.ToString(CultureInfo.InvariantCulture));

    public override void Double(MemberSchema member, double? value) => Header(member, value is { } number ? HttpText.Number(number) : null);

    public override void Boolean(MemberSchema member, bool? value) => Header(member, value switch { null => null, true => "true", false => "false" });

    public override void Timestamp(MemberSchema member, DateTimeOffset? value) => Header(member, value is { } time ? HttpText.Time(member, time) : null);

    public override void Blob(MemberSchema member, byte[]? value)
    {
        if (member.Location == MemberLocation.Payload)
        {
            Payload(value ?? [], "application/octet-stream");
        }
        else
        {
            Header(member, value is null ? null : Convert.ToBase64String(value));
        }
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values) => Header(member, values is { Count: > 0 } ? HttpText.Join(values) : null);

    public override void Structure(MemberSchema member, IShape? value)
    {
        if (member.Location == MemberLocation.Payload)
        {
            HasPayload = true;
            using var json = new Utf8JsonWriter(_output);
            if (value is not null)
            {
                new JsonShapeWriter(json).Object(value);
            }
        }
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null || member.Location != MemberLocation.HeaderPrefix)
        {
            return;
        }

        foreach (var (name, value) in values)
        {
            Add(member.LocationName + name, value);
        }
    }

    private void Payload(byte[] value, string contentType)
    {
        HasPayload = true;
        ContentType = contentType;
        _output.Write(value);
    }

    private void Header(MemberSchema member, string? value)
    {
        if (value is not null && member.Location == MemberLocation.Header)
        {
            Add(member.LocationName, value);
        }
    }

    private void Add(string name, string value)
    {
        if (HttpText.IsHeaderName(name) && HttpText.IsHeaderValue(value))
        {
            _headers.Add(new(name, value));
        }
    }
}
