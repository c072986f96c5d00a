using System.Text.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.Json;

/// <summary>Reads shapes from the body of an awsJson request. A null counts as absent.</summary>
public sealed class JsonReader(JsonElement element, ReadFaults faults, string path = "") : ShapeReader(faults, path)
{
    public override string? String(MemberSchema member) =>
        Find(member, JsonValueKind.String) is { } value ? value.GetString() : null;

    public override int? Integer(MemberSchema member) =>
        Find(member, JsonValueKind.Number) is { } value ? value.TryGetInt32(out var number) ? number : Malformed<int?>(member) : null;

    public override long? Long(MemberSchema member) =>
        Find(member, JsonValueKind.Number) is { } value ? value.TryGetInt64(out var number) ? number : Malformed<long?>(member) : null;

    public override double? Double(MemberSchema member) =>
        Find(member, JsonValueKind.Number, JsonValueKind.String) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => Malformed<double?>(member),
        };

    public override bool? Boolean(MemberSchema member) =>
        Find(member, JsonValueKind.True, JsonValueKind.False) is { } value ? value.GetBoolean() : null;

    public override DateTimeOffset? Timestamp(MemberSchema member)
    {
        if (Find(member, JsonValueKind.Number, JsonValueKind.String) is not { } value)
        {
            return null;
        }

        var parsed = value.ValueKind == JsonValueKind.Number
            ? WireTime.TryFromSeconds(value.TryGetDouble(out var seconds) ? seconds : double.NaN, out var time)
            : WireTime.TryParse(value.GetString() ?? "", out time);
        return parsed ? time : Malformed<DateTimeOffset?>(member);
    }

    public override byte[]? Blob(MemberSchema member) =>
        Find(member, JsonValueKind.String) is { } value ? value.TryGetBytesFromBase64(out var bytes) ? bytes : Malformed<byte[]>(member) : null;

    public override IReadOnlyList<string>? Strings(MemberSchema member)
    {
        if (Find(member, JsonValueKind.Array) is not { } list)
        {
            return null;
        }

        return list.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(entry => entry.GetString() ?? "")]
            : Malformed<IReadOnlyList<string>>(member);
    }

    public override IReadOnlyList<T>? List<T>(MemberSchema member, Func<ShapeReader, T> read)
    {
        if (Find(member, JsonValueKind.Array) is not { } list)
        {
            return null;
        }

        return list.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object)
            ? [.. list.EnumerateArray().Select((entry, at) => read(new JsonReader(entry, Faults, $"{PathOf(member)}.{at + 1}.member.")))]
            : Malformed<IReadOnlyList<T>>(member);
    }

    public override T? Structure<T>(MemberSchema member, Func<ShapeReader, T> read) where T : class =>
        Find(member, JsonValueKind.Object) is { } structure ? read(new JsonReader(structure, Faults, PathOf(member) + ".")) : null;

    public override IReadOnlyDictionary<string, string>? StringMap(MemberSchema member)
    {
        if (Find(member, JsonValueKind.Object) is not { } map)
        {
            return null;
        }

        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
            {
                return Malformed<IReadOnlyDictionary<string, string>>(member);
            }

            result[entry.Name] = entry.Value.GetString() ?? "";
        }

        return result;
    }

    private JsonElement? Find(MemberSchema member, JsonValueKind kind, JsonValueKind? other = null)
    {
        if (!element.TryGetProperty(member.Name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind || value.ValueKind == other)
        {
            return value;
        }

        Malformed<object>(member);
        return null;
    }

    private T? Malformed<T>(MemberSchema member)
    {
        Faults.Malformed ??= $"The value of {member.Name} is not of the type {member.Type}.";
        return default;
    }
}
