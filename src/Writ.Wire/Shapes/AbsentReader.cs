namespace Writ.Wire.Shapes;

/// <summary>Reads a structure that is not there: every member is absent.</summary>
public sealed class AbsentReader(ReadFaults faults, string path) : ShapeReader(faults, path)
{
    public override string? String(MemberSchema member) => null;

    public override int? Integer(MemberSchema member) => null;

    public override long? Long(MemberSchema member) => null;

    public override double? Double(MemberSchema member) => null;

    public override bool? Boolean(MemberSchema member) => null;

    public override DateTimeOffset? Timestamp(MemberSchema member) => null;

    public override byte[]? Blob(MemberSchema member) => null;

    public override IReadOnlyList<string>? Strings(MemberSchema member) => null;

    public override IReadOnlyList<T>? List<T>(MemberSchema member, Func<ShapeReader, T> read) => null;

    public override T? Structure<T>(MemberSchema member, Func<ShapeReader, T> read) where T : class => null;

    public override IReadOnlyDictionary<string, string>? StringMap(MemberSchema member) => null;
}
