using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>
/// Checks a bound request against the constraints of its schema. Being a <see cref="ShapeWriter"/> it sees every member once,
/// absent ones too.
/// </summary>
public sealed class ConstraintValidator(ReadFaults faults, IReadOnlyDictionary<string, string> sentences) : ShapeWriter
{
    /// <summary>So many violations are reported; a request with more says nothing new.</summary>
    private const int MaxReported = 10;

    /// <summary>Longer values are left out, as are those of several lines: by mistake they may be keys.</summary>
    private const int MaxShown = 256;

    private List<ConstraintViolation>? _violations;
    private string _path = "";
    private string? _invalid;

    /// <summary>AWS's sentence for all violations, quoting their values, or null when there are none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="faults">What could not be read of it.</param>
    /// <param name="sentences">What a service says instead of quoting certain patterns; only the first such value is named, and only when nothing else is wrong.</param>
    public static string? Validate(IShape request, ReadFaults faults, IReadOnlyDictionary<string, string> sentences) =>
        Find(request, faults, sentences, out var invalid) is { Count: > 0 } found ? ConstraintSentences.Of(found, quotesValues: true) : invalid;

    /// <summary>All violations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="faults">What could not be read of it.</param>
    /// <param name="sentences">What a service says instead of quoting certain patterns.</param>
    /// <param name="invalid">That sentence, where nothing else is wrong; null when nothing is.</param>
    public static IReadOnlyList<ConstraintViolation> Find(IShape request, ReadFaults faults, IReadOnlyDictionary<string, string> sentences, out string? invalid)
    {
        var validator = new ConstraintValidator(faults, sentences);
        request.Write(validator);
        invalid = validator._invalid;
        return validator._violations ?? (IReadOnlyList<ConstraintViolation>)[];
    }

    public override void String(MemberSchema member, string? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            var shown = member.Sensitive ? null : value;
            var length = LengthOf(value);
            if (!AllowsChoice(member, value))
            {
                Add(ConstraintKind.Choice, member, shown);
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
            Bound(number < member.Min, ConstraintKind.TooSmall, member, shown, number);
            Bound(number > member.Max, ConstraintKind.TooLarge, member, shown, number);
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
            Add(ConstraintKind.Entries, member, shown: null, entry: member.Sensitive ? null : values.First(value => !Allows(member, value)));
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
        if (present && !(faults.Missing.Count > 0 && faults.Missing.Contains(_path + member.LowerName)))
        {
            return true;
        }

        if (member.Required)
        {
            Add(ConstraintKind.Required, member, shown: null);
        }

        return false;
    }

    private static bool AllowsChoice(MemberSchema member, string value) => member.OneOf is null || member.OneOf.Contains(value, StringComparer.Ordinal);

    private static bool AllowsText(MemberSchema member, string value) => member.Pattern is null || member.Pattern.IsMatch(value);

    /// <summary>Whether a list's string is allowed.</summary>
    private static bool Allows(MemberSchema member, string value)
    {
        var length = LengthOf(value);
        return !(length < member.EachLength?.Min || length > member.EachLength?.Max) && AllowsChoice(member, value) && AllowsText(member, value);
    }

    /// <summary>AWS counts characters, not UTF-16's halves of them.</summary>
    private static int LengthOf(string value) => value.AsSpan().ContainsAnyInRange('\uDC00', '\uDFFF') ? value.Length - value.Count(char.IsLowSurrogate) : value.Length;

    private void CheckLength(MemberSchema member, int length, string? shown)
    {
        Bound(length < member.Min, ConstraintKind.TooShort, member, shown, length);
        Bound(length > member.Max, ConstraintKind.TooLong, member, shown, length);
    }

    private void Bound(bool violated, ConstraintKind kind, MemberSchema member, string? shown, long measured)
    {
        if (violated)
        {
            Add(kind, member, shown, measured);
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
            Add(ConstraintKind.Pattern, member, shown);
        }
    }

    private void Add(ConstraintKind kind, MemberSchema member, string? shown, long measured = 0, string? entry = null)
    {
        _violations ??= [];
        if (_violations.Count < MaxReported)
        {
            _violations.Add(new ConstraintViolation(kind, _path, member, Showable(shown)) { Measured = measured, Entry = Showable(entry) });
        }
    }

    private static string? Showable(string? text) => text is null || text.Length > MaxShown || text.AsSpan().IndexOfAny('\r', '\n') >= 0 ? null : text;
}
