using System.Collections.Frozen;

namespace Writ.Wire.Shapes;

/// <summary>
/// How a protocol hands its values to a shape: one reader stands at one structure and answers by member. What is absent
/// is null; what is there but not of the member's type is noted in <see cref="Faults"/>.
/// </summary>
public abstract class ShapeReader(ReadFaults faults, string path)
{
    /// <summary>Shared by all readers of one request.</summary>
    public ReadFaults Faults { get; } = faults;

    /// <summary>Where this structure stands, as validation messages write it: empty at the top, else <c>tags.1.member.</c></summary>
    protected string Path { get; } = path;

    public abstract string? String(MemberSchema member);

    public abstract int? Integer(MemberSchema member);

    public abstract long? Long(MemberSchema member);

    public abstract double? Double(MemberSchema member);

    public abstract bool? Boolean(MemberSchema member);

    public abstract DateTimeOffset? Timestamp(MemberSchema member);

    public abstract byte[]? Blob(MemberSchema member);

    public abstract IReadOnlyList<string>? Strings(MemberSchema member);

    public abstract IReadOnlyList<T>? List<T>(MemberSchema member, Func<ShapeReader, T> read);

    public abstract T? Structure<T>(MemberSchema member, Func<ShapeReader, T> read) where T : class;

    public abstract IReadOnlyDictionary<string, string>? StringMap(MemberSchema member);

    /// <summary>
    /// A stand-in for a required value that is not there. Validation reports it before any handler sees it; authorization,
    /// which comes earlier, sees an empty value instead of null.
    /// </summary>
    public T Missing<T>(MemberSchema member, T standIn)
    {
        Faults.Miss(Path + member.LowerName);
        return standIn;
    }

    /// <summary>A required structure that is not there, made of stand-ins.</summary>
    public T MissingStructure<T>(MemberSchema member, Func<ShapeReader, T> read)
    {
        Faults.Miss(Path + member.LowerName);
        return read(new AbsentReader(Faults, Path + member.LowerName + "."));
    }

    protected string PathOf(MemberSchema member) => Path + member.LowerName;
}

/// <summary>What was wrong with a request while it was read.</summary>
public sealed class ReadFaults
{
    private HashSet<string>? _missing;

    /// <summary>Paths of required members that were absent.</summary>
    public IReadOnlySet<string> Missing => _missing ?? (IReadOnlySet<string>)FrozenSet<string>.Empty;

    /// <summary>The first value that is not of its member's type, in words; null when all are.</summary>
    public string? Malformed { get; set; }

    /// <summary>Notes that a required member was absent.</summary>
    internal void Miss(string path) => (_missing ??= new(StringComparer.Ordinal)).Add(path);
}
