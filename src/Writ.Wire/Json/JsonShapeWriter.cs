using System.Globalization;
using System.Text.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.Json;

/// <summary>
/// Writes shapes as the JSON protocols do; a derived writer says which members it leaves out.
/// </summary>
public class JsonShapeWriter(Utf8JsonWriter json) : ShapeWriter
{
    protected Utf8JsonWriter Json { get; } = json;

    public override void String(MemberSchema member, string? value)
    {
        if (value is not null && Includes(member))
        {
            Json.WriteString(member.Name, value);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value)
    {
        if (value is { } number && Includes(member))
        {
            Json.WriteNumber(member.Name, number);
        }
    }

    public override void Double(MemberSchema member, double? value)
    {
        if (value is not { } number || !Includes(member))
        {
            return;
        }

        if (double.IsFinite(number))
        {
            Json.WriteNumber(member.Name, number);
        }
        else
        {
            // JSON has no such numbers; AWS writes NaN, Infinity and -Infinity as text.
            Json.WriteString(member.Name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void Boolean(MemberSchema member, bool? value)
    {
        if (value is { } boolean && Includes(member))
        {
            Json.WriteBoolean(member.Name, boolean);
        }
    }

    public override void Timestamp(MemberSchema member, DateTimeOffset? value)
    {
        if (value is { } time && Includes(member))
        {
            Json.WritePropertyName(member.Name);
            WriteTime(member, time);
        }
    }

    public override void Blob(MemberSchema member, byte[]? value)
    {
        if (value is not null && Includes(member))
        {
            Json.WriteBase64String(member.Name, value);
        }
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
        if (values is not null && Includes(member))
        {
            Json.WriteStartArray(member.Name);
            foreach (var value in values)
            {
                Json.WriteStringValue(value);
            }

            Json.WriteEndArray();
        }
    }

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values)
    {
        if (values is not null && Includes(member))
        {
            Json.WriteStartArray(member.Name);
            foreach (var value in values)
            {
                Object(value);
            }

            Json.WriteEndArray();
        }
    }

    public override void Structure(MemberSchema member, IShape? value)
    {
        if (value is not null && Includes(member))
        {
            Json.WritePropertyName(member.Name);
            Object(value);
        }
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values)
    {
        if (values is not null && Includes(member))
        {
            Json.WriteStartObject(member.Name);
            foreach (var (key, value) in values)
            {
                Json.WriteString(key, value);
            }

            Json.WriteEndObject();
        }
    }

    public override void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values)
    {
        if (values is not null && Includes(member))
        {
            Json.WriteStartObject(member.Name);
            foreach (var (key, value) in values)
            {
                Json.WriteNumber(key, value);
            }

            Json.WriteEndObject();
        }
    }

    /// <summary>The shape as a JSON object.</summary>
    public void Object(IShape shape)
    {
        Json.WriteStartObject();
        shape.Write(this);
        Json.WriteEndObject();
    }

    protected virtual bool Includes(MemberSchema member) => true;

    /// <summary>Seconds since 1970, with milliseconds where there are any, unless the member says otherwise.</summary>
    private void WriteTime(MemberSchema member, DateTimeOffset time)
    {
        if (member.TimeForm is TimeForm.Iso or TimeForm.Http)
        {
            Json.WriteStringValue(member.TimeForm == TimeForm.Iso ? WireTime.Iso(time) : WireTime.Http(time));
        }
        else
        {
            Json.WriteNumberValue(time.ToUnixTimeMilliseconds() / 1000m);
        }
    }
}
