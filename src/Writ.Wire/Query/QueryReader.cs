using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Wire.Query;

/// <summary>Reads shapes from the parameters of an awsQuery request.</summary>
public sealed class QueryReader(QueryNode node, ReadFaults faults, string path = "") : ShapeReader(faults, path)
{
    public override string? String(MemberSchema member) => node[member.Name]?.Value;

    public override int? Integer(MemberSchema member) =>
        Parse<int>(member, static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public override long? Long(MemberSchema member) =>
        Parse<long>(member, static (string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public override double? Double(MemberSchema member) =>
        Parse<double>(member, static (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    public override bool? Boolean(MemberSchema member) => Parse<bool>(member, static (string text, out bool value) => bool.TryParse(text, out value));

    public override DateTimeOffset? Timestamp(MemberSchema member) => Parse<DateTimeOffset>(member, WireTime.TryParse);

    public override byte[]? Blob(MemberSchema member)
    {
        var text = String(member);
        if (text is null)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length))
        {
            return bytes[..length];
        }

        Faults.Malformed ??= $"The value of {member.Name} is not base 64.";
        return null;
    }

    public override IReadOnlyList<string>? Strings(MemberSchema member) =>
        node[member.Name] is { } list ? [.. list.Members().Select(entry => entry.Value ?? "")] : null;

    public override IReadOnlyList<T>? List<T>(MemberSchema member, Func<ShapeReader, T> read) =>
        node[member.Name] is { } list
            ? List(list, PathOf(member), read)
            : null;

    public override T? Structure<T>(MemberSchema member, Func<ShapeReader, T> read) where T : class =>
        node[member.Name] is { HasChildren: true } structure ? read(new QueryReader(structure, Faults, PathOf(member) + ".")) : null;

    public override IReadOnlyDictionary<string, string>? StringMap(MemberSchema member)
    {
        if (node[member.Name]?["entry"] is not { } entries)
        {
            return null;
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 1; entries[at.ToString(CultureInfo.InvariantCulture)] is { } entry; at++)
        {
            map[entry["key"]?.Value ?? ""] = entry["value"]?.Value ?? "";
        }

        return map;
    }

    private IReadOnlyList<T> List<T>(QueryNode list, string at, Func<ShapeReader, T> read) =>
        [.. list.Members().Select((entry, number) => read(new QueryReader(entry, Faults, $"{at}.{number + 1}.member.")))];

    private T? Parse<T>(MemberSchema member, TryParse<T> parse) where T : struct
    {
        if (String(member) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        Faults.Malformed ??= $"The value of {member.Name} is not of the type {member.Type}.";
        return null;
    }

    private delegate bool TryParse<T>(string text, out T value);
}
