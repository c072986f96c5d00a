using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>
/// Checks a bound request against the constraints of its schema and says what is wrong as AWS does. Being a
/// <see cref="ShapeWriter"/> it sees every member once, absent ones too.
/// </summary>
public sealed class ConstraintValidator(ReadFaults faults) : ShapeWriter
{
    /// <summary>So many violations are reported; a request with more says nothing new.</summary>
    private const int MaxReported = 10;

    private readonly List<string> _violations = [];
    private string _path = "";

    /// <summary>AWS's sentence for all violations, or null when there are none.</summary>
    public static string? Validate(IShape request, ReadFaults faults)
    {
        var validator = new ConstraintValidator(faults);
        request.Write(validator);
        var found = validator._violations;
        return found.Count == 0
            ? null
            : $"{found.Count} validation error{(found.Count == 1 ? "" : "s")} detected: {string.Join("; ", found)}";
    }

    public override void String(MemberSchema member, string? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            Check(member, value, _path + member.LowerName);
            CheckLength(member, value.Length, member.Sensitive ? "" : value);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value)
    {
        if (Present(member, value is not null) && value is { } number)
        {
            var shown = number.ToString(CultureInfo.InvariantCulture);
            Bound(member, number < member.Min, shown, $"Member must have value greater than or equal to {member.Min}");
            Bound(member, number > member.Max, shown, $"Member must have value less than or equal to {member.Max}");
        }
    }

    public override void Double(MemberSchema member, double? value) => Present(member, value is not null);

    public override void Boolean(MemberSchema member, bool? value) => Present(member, value is not null);

    public override void Timestamp(MemberSchema member, DateTimeOffset? value) => Present(member, value is not null);

    public override void Blob(MemberSchema member, byte[]? value)
    {
        if (Present(member, value is not null) && value is not null)
        {
            CheckLength(member, value.Length, "");
        }
    }

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
        if (!Present(member, values is not null) || values is null)
        {
            return;
        }

        var shown = values.Count < member.Min || values.Count > member.Max ? Show(values) : "";
        CheckLength(member, values.Count, shown);
        foreach (var value in values)
        {
            if (_violations.Count == MaxReported)
            {
                return; // what there is to say of a long list would cost as much as its square
            }

            Check(member, value, _path + member.LowerName);
            if (member.EachLength is { } bounds && (value.Length < bounds.Min || value.Length > bounds.Max))
            {
                Report(
                    _path + member.LowerName,
                    Show(values),
                    $"Member must satisfy constraint: [Member must have length less than or equal to {bounds.Max}, Member must have length greater than or equal to {bounds.Min}]");
            }
        }
    }

    public override void List<T>(MemberSchema member, IReadOnlyList<T>? values)
    {
        if (!Present(member, values is not null) || values is null)
        {
            return;
        }

        CheckLength(member, values.Count, $"[{values.Count} entries]");
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

    private static string Show(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

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
            Add($"Value null at '{path}' failed to satisfy constraint: Member must not be null");
        }

        return false;
    }

    private void Check(MemberSchema member, string value, string path)
    {
        var shown = member.Sensitive ? "" : value;
        if (member.OneOf is { } values && !values.Contains(value, StringComparer.Ordinal))
        {
            Report(path, shown, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        }

        // A value too long for its member is refused for that; it is not worth matching.
        if (member.Pattern is { } pattern && !(value.Length > member.Max && member.Type == WireType.String) && !pattern.IsMatch(value))
        {
            Report(path, shown, $"Member must satisfy regular expression pattern: {pattern.Text}");
        }
    }

    private void CheckLength(MemberSchema member, int length, string shown)
    {
        Bound(member, length < member.Min, shown, $"Member must have length greater than or equal to {member.Min}");
        Bound(member, length > member.Max, shown, $"Member must have length less than or equal to {member.Max}");
    }

    private void Bound(MemberSchema member, bool violated, string shown, string constraint)
    {
        if (violated)
        {
            Report(_path + member.LowerName, shown, constraint);
        }
    }

    private void Report(string path, string shown, string constraint)
    {
        var value = shown.Length > 1_024 ? shown[..1_024] : shown;
        Add($"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}");
    }

    private void Add(string violation)
    {
        if (_violations.Count < MaxReported)
        {
            _violations.Add(violation);
        }
    }
}
