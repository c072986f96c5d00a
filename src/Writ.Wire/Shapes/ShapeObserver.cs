namespace Writ.Wire.Shapes;

/// <summary>A writer that passes over all it does not override, for those who look for some members only. Not a base for codecs.</summary>
public abstract class ShapeObserver : ShapeWriter
{
    public override void String(MemberSchema member, string? value)
    {
    }

    public override void Integer(MemberSchema member, int? value)
    {
    }

    public override void Long(MemberSchema member, long? value)
    {
    }

    public override void Double(MemberSchema member, double? value)
    {
    }

    public override void Boolean(MemberSchema member, bool? value)
    {
    }

    public override void Timestamp(MemberSchema member, DateTimeOffset? value)
    {
    }

    public override void Blob(MemberSchema member, byte[]? value)
    {
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
    }

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values)
    {
    }

    public override void Structure(MemberSchema member, IShape? value)
    {
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values)
    {
    }

    public override void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values)
    {
    }
}
