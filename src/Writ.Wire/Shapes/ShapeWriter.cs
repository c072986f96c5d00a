namespace Writ.Wire.Shapes;

/// <summary>
/// Visits a shape's members with their values, null for absent ones. Response codecs, validation and the audit record are
/// all writers: what a shape holds is spelled out once, by the generator.
/// </summary>
public abstract class ShapeWriter
{
    public abstract void String(MemberSchema member, string? value);

    public abstract void Integer(MemberSchema member, int? value);

    public abstract void Long(MemberSchema member, long? value);

    public abstract void Double(MemberSchema member, double? value);

    public abstract void Boolean(MemberSchema member, bool? value);

    public abstract void Timestamp(MemberSchema member, DateTimeOffset? value);

    public abstract void Blob(MemberSchema member, byte[]? value);

    public abstract void Strings(MemberSchema member, IReadOnlyList<string>? values);

    public abstract void List(MemberSchema member, IReadOnlyList<IShape>? values);

    public abstract void Structure(MemberSchema member, IShape? value);

    public abstract void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values);

    public abstract void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values);
}
