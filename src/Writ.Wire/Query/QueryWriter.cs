using System.Buffers;
using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Query;

/// <summary>Writes a response's members as the query protocol's XML.</summary>
public sealed class QueryWriter(IBufferWriter<byte> output) : ShapeWriter
{
    private readonly XmlText _xml = new(output);

    public override void String(MemberSchema member, string? value)
    {
        if (value is not null)
        {
            _xml.Element(member.OpenTag, value, member.CloseTag);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value) => String(member, value?.ToString(CultureInfo.InvariantCulture));

    public override void Double(MemberSchema member, double? value) => String(member, value?.ToString("R", CultureInfo.InvariantCulture));

    public override void Boolean(MemberSchema member, bool? value) => String(member, value switch { null => null, true => "true", false => "false" });

    public override void Timestamp(MemberSchema member, DateTimeOffset? value) => String(member, value is { } time ? WireTime.Iso(time) : null);

    public override void Blob(MemberSchema member, byte[]? value) => String(member, value is null ? null : Convert.ToBase64String(value));

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values) =>
        Entries(member, values, value => _xml.Element("<member>"u8, value, "</member>"u8));

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values) => Entries(member, values, value =>
    {
        _xml.Raw("<member>"u8);
        value.Write(this);
        _xml.Raw("</member>"u8);
    });

    public override void Structure(MemberSchema member, IShape? value)
    {
        if (value is not null)
        {
            _xml.Raw(member.OpenTag);
            value.Write(this);
            _xml.Raw(member.CloseTag);
        }
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values) =>
        Entries(member, values, entry => Entry(entry.Key, entry.Value));

    public override void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values) =>
        Entries(member, values, entry => Entry(entry.Key, entry.Value.ToString(CultureInfo.InvariantCulture)));

    private void Entry(string key, string value)
    {
        _xml.Raw("<entry>"u8);
        _xml.Element("<key>"u8, key, "</key>"u8);
        _xml.Element("<value>"u8, value, "</value>"u8);
        _xml.Raw("</entry>"u8);
    }

    private void Entries<T>(MemberSchema member, IReadOnlyCollection<T>? values, Action<T> write)
    {
        switch (values)
        {
            case null:
                break;
            case { Count: 0 }:
                _xml.Empty(member.Name);
                break;
            default:
                _xml.Raw(member.OpenTag);
                foreach (var value in values)
                {
                    write(value);
                }

                _xml.Raw(member.CloseTag);
                break;
        }
    }
}
