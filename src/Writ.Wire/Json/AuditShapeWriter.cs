using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Json;

/// <summary>
/// Writes shapes as CloudTrail's requestParameters and responseElements show them: names begin in lower case, dates are
/// Java's text, secrets are left out.
/// </summary>
public sealed class AuditShapeWriter(JsonText json) : ShapeWriter
{
    public override void String(MemberSchema member, string? value)
    {
        if (value is not null && !member.Sensitive)
        {
            json.String(member.JsonLowerName, value);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value)
    {
        if (value is { } number && !member.Sensitive)
        {
            json.Number(member.JsonLowerName, number);
        }
    }

    public override void Double(MemberSchema member, double? value)
    {
        if (value is not { } number || member.Sensitive)
        {
            return;
        }

        if (double.IsFinite(number))
        {
            json.Number(member.JsonLowerName, number);
        }
        else
        {
            // JSON has no such numbers; AWS writes NaN, Infinity and -Infinity as text.
            json.String(member.JsonLowerName, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void Boolean(MemberSchema member, bool? value)
    {
        if (value is { } boolean && !member.Sensitive)
        {
            json.Boolean(member.JsonLowerName, boolean);
        }
    }

    public override void Timestamp(MemberSchema member, DateTimeOffset? value) => String(member, value is { } time ? WireTime.Java(time) : null);

    public override void Blob(MemberSchema member, byte[]? value)
    {
        if (value is not null && !member.Sensitive)
        {
            json.Base64(member.JsonLowerName, value);
        }
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
        if (values is null || member.Sensitive)
        {
            return;
        }

        json.StartArray(member.JsonLowerName);
        foreach (var value in values)
        {
            json.String(value);
        }

        json.EndArray();
    }

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values)
    {
        if (values is null || member.Sensitive)
        {
            return;
        }

        json.StartArray(member.JsonLowerName);
        foreach (var value in values)
        {
            Object(value);
        }

        json.EndArray();
    }

    public override void Structure(MemberSchema member, IShape? value)
    {
        if (value is not null && !member.Sensitive)
        {
            json.Name(member.JsonLowerName);
            Object(value);
        }
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null || member.Sensitive)
        {
            return;
        }

        json.StartObject(member.JsonLowerName);
        foreach (var (key, value) in values)
        {
            json.Name(key);
            json.String(value);
        }

        json.EndObject();
    }

    public override void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values)
    {
        if (values is null || member.Sensitive)
        {
            return;
        }

        json.StartObject(member.JsonLowerName);
        foreach (var (key, value) in values)
        {
            json.Name(key);
            json.Number(value);
        }

        json.EndObject();
    }

    /// <summary>The shape as a JSON object.</summary>
    public void Object(IShape shape)
    {
        json.StartObject();
        shape.Write(this);
        json.EndObject();
    }
}
