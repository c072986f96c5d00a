using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>
/// Checks a bound request against the constraints of its schema and says what is wrong as AWS does. Being a
/// <see cref="ShapeWriter"/> it sees every member once, absent ones too.
/// </summary>
public sealed class ConstraintValidator(ReadFaults faults, IReadOnlyDictionary<string, string> sentences) : ShapeWriter
{
    /// <summary>So many violations are reported; a request with more says nothing new.</summary>
    private const int MaxReported = 10;

    /// <summary>Longer values are left out, as are those of several lines: by mistake they may be keys.</summary>
    private const int MaxShown = 256;

    private readonly List<string> _violations = [];
    private string _path = "";
    private string? _invalid;
    private ConstraintKind _first;

    /// <summary>AWS's sentence for all violations, or null when there are none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="faults">What could not be read of it.</param>
    /// <param name="sentences">What a service says instead of quoting certain patterns; only the first such value is named, and only when nothing else is wrong.</param>
    public static string? Validate(IShape request, ReadFaults faults, IReadOnlyDictionary<string, string> sentences) => Validate(request, faults, sentences, out _);

    /// <inheritdoc cref="Validate(IShape, ReadFaults, IReadOnlyDictionary{string, string})"/>
    /// <param name="request">The request.</param>
    /// <param name="faults">What could not be read of it.</param>
    /// <param name="sentences">What a service says instead of quoting certain patterns.</param>
    /// <param name="first">The kind of the first violation.</param>
    public static string? Validate(IShape request, ReadFaults faults, IReadOnlyDictionary<string, string> sentences, out ConstraintKind first)
    {
        var validator = new ConstraintValidator(faults, sentences);
        request.Write(validator);
        var found = validator._violations;
        first = validator._first;
        return found.Count == 0
            ? validator._invalid
            : $"{found.Count} validation error{(found.Count == 1 ? "" : "s")} detected: {string.Join("; ", found)}";
    }

    public override void String(MemberSchema member, string? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            var shown = member.Sensitive ? null : value;
            var length = LengthOf(value);
            if (!AllowsChoice(member, value))
            {
                Report(_path + member.LowerName, shown, Choice(member), ConstraintKind.Choice);
            }

            // A value too long for its member is refused for that; it is not worth matching.
            if (!(length > member.Max) && !AllowsText(member, value))
            {
                ReportText(member, shown);
            }

            CheckLength(member, length, shown);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value)
    {
        if (Present(member, value is not null) && value is { } number)
        {
            var shown = number.ToString(CultureInfo.InvariantCulture);
            Bound(member, number < member.Min, shown, $"Member must have value greater than or equal to {member.Min}", ConstraintKind.TooSmall);
            Bound(member, number > member.Max, shown, $"Member must have value less than or equal to {member.Max}", ConstraintKind.TooLarge);
        }
    }

    public override void Double(MemberSchema member, double? value) => Present(member, value is not null);

    public override void Boolean(MemberSchema member, bool? value) => Present(member, value is not null);

    public override void Timestamp(MemberSchema member, DateTimeOffset? value) => Present(member, value is not null);

    public override void Blob(MemberSchema member, byte[]? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            CheckLength(member, value.Length, shown: null);
        }
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
        if (!Present(member, values is not null) || values is null)
        {
            return;
        }

        CheckLength(member, values.Count, shown: null);
        if (!values.All(value => Allows(member, value)))
        {
            Report(_path + member.LowerName, shown: null, $"Member must satisfy constraint: [{string.Join(", ", ConstraintsOfEach(member))}]", ConstraintKind.Entries);
        }
    }

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values)
    {
        if (!Present(member, values is not null) || values is null)
        {
            return;
        }

        CheckLength(member, values.Count, shown: null);
        for (var at = 0; at < values.Count; at++)
        {
            Within($"{member.LowerName}.{at + 1}.member.", values[at]);
        }
    }

    public override void Structure(MemberSchema member, IShape? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            Within(member.LowerName + ".", value);
        }
    }

    public override void StringMap(MemberSchema member, IReadOnlyDictionary<string, string>? values) => Present(member, values is not null);

    public override void IntegerMap(MemberSchema member, IReadOnlyDictionary<string, int>? values) => Present(member, values is not null);

    private void Within(string step, IShape shape)
    {
        var outer = _path;
        _path += step;
        shape.Write(this);
        _path = outer;
    }

    private bool Present(MemberSchema member, bool present)
    {
        var path = _path + member.LowerName;
        if (present && !(faults.Missing.Count > 0 && faults.Missing.Contains(path)))
        {
            return true;
        }

        if (member.Required)
        {
            Add($"Value null at '{path}' failed to satisfy constraint: Member must not be null", ConstraintKind.Required);
        }

        return false;
    }

    private static bool AllowsChoice(MemberSchema member, string value) => member.OneOf is null || member.OneOf.Contains(value, StringComparer.Ordinal);

    private static bool AllowsText(MemberSchema member, string value) => member.Pattern is null || member.Pattern.IsMatch(value);

    private static string Choice(MemberSchema member) => $"Member must satisfy enum value set: [{string.Join(", ", member.OneOf ?? [])}]";

    private static string Text(MemberSchema member) => $"Member must satisfy regular expression pattern: {member.Pattern?.Text}";

    /// <summary>Whether a list's string is allowed.</summary>
    private static bool Allows(MemberSchema member, string value)
    {
        var length = LengthOf(value);
        return !(length < member.EachLength?.Min || length > member.EachLength?.Max) && AllowsChoice(member, value) && AllowsText(member, value);
    }

    /// <summary>All that a list's strings must satisfy: AWS names it all, whichever was broken.</summary>
    private static IEnumerable<string> ConstraintsOfEach(MemberSchema member)
    {
        if (member.EachLength is { } bounds)
        {
            if (bounds.Max < int.MaxValue)
            {
                yield return $"Member must have length less than or equal to {bounds.Max}";
            }

            yield return $"Member must have length greater than or equal to {bounds.Min}";
        }

        if (member.OneOf is not null)
        {
            yield return Choice(member);
        }

        if (member.Pattern is not null)
        {
            yield return Text(member);
        }

        yield return "Member must not be null";
    }

    /// <summary>AWS counts characters, not UTF-16's halves of them.</summary>
    private static int LengthOf(string value) => value.Length - value.Count(char.IsLowSurrogate);

    private void CheckLength(MemberSchema member, int length, string? shown)
    {
        Bound(member, length < member.Min, shown, $"Member must have length greater than or equal to {member.Min}", ConstraintKind.TooShort);
        Bound(member, length > member.Max, shown, $"Member must have length less than or equal to {member.Max}", ConstraintKind.TooLong);
    }

    private void Bound(MemberSchema member, bool violated, string? shown, string constraint, ConstraintKind kind)
    {
        if (violated)
        {
            Report(_path + member.LowerName, shown, constraint, kind);
        }
    }

    private void ReportText(MemberSchema member, string? shown)
    {
        if (sentences.GetValueOrDefault(member.Pattern?.Text ?? "") is { } sentence)
        {
            _invalid ??= $"The specified value for {_path}{member.LowerName} is invalid. {sentence}";
        }
        else
        {
            Report(_path + member.LowerName, shown, Text(member), ConstraintKind.Pattern);
        }
    }

    // AWS leaves the values of lists and of what is secret out.
    private void Report(string path, string? shown, string constraint, ConstraintKind kind)
    {
        var value = shown is null || shown.Length > MaxShown || shown.AsSpan().IndexOfAny('\r', '\n') >= 0 ? "" : $"'{shown}' ";
        Add($"Value {value}at '{path}' failed to satisfy constraint: {constraint}", kind);
    }

    private void Add(string violation, ConstraintKind kind)
    {
        _first = _first == ConstraintKind.None ? kind : _first;
        if (_violations.Count < MaxReported)
        {
            _violations.Add(violation);
        }
    }
}
