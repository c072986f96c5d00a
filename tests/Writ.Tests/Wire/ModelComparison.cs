using System.Text.Json.Nodes;
using Writ.Wire.Shapes;

namespace Writ.Tests.Wire;

/// <summary>Compares a declared shape with the model's, member by member, down through its structures.</summary>
internal sealed class ModelComparison(ModelFacts model, bool withConstraints)
{
    private const int MaxDepth = 8;

    private readonly List<(string Path, string What)> _differences = [];

    /// <summary>Where the two differ: the member's path, and how.</summary>
    public static IReadOnlyList<(string Path, string What)> Of(ModelFacts model, ShapeSchema declared, string? shape, string operation, bool withConstraints)
    {
        var comparison = new ModelComparison(model, withConstraints);
        comparison.Structure(declared, shape, operation, 0);
        return comparison._differences;
    }

    private void Structure(ShapeSchema declared, string? shape, string path, int depth)
    {
        var expected = model.Members(shape);
        foreach (var missing in expected.Where(member => declared.Members.All(found => found.Name != member.Name)))
        {
            Differ($"{path}.{missing.Name}", "is not declared");
        }

        foreach (var stranger in declared.Members.Where(found => expected.All(member => member.Name != found.Name)))
        {
            Differ($"{path}.{stranger.Name}", "is not in the model");
        }

        var common = declared.Members.Where(found => expected.Any(member => member.Name == found.Name)).ToList();
        var order = expected.Select(member => member.Name).Where(name => common.Any(found => found.Name == name));
        if (!common.Select(member => member.Name).SequenceEqual(order))
        {
            Differ(path, $"has its members in another order than the model: {string.Join(", ", order)}");
        }

        foreach (var member in common)
        {
            var (_, fact, required) = expected.First(found => found.Name == member.Name);
            Member(member, fact, required, $"{path}.{member.Name}", depth);
        }
    }

    private void Member(MemberSchema member, JsonObject fact, bool required, string path, int depth)
    {
        var type = TypeOf(fact);
        if (member.Type != type)
        {
            Differ(path, $"is a {member.Type}, in the model a {type}");
            return;
        }

        var value = type is WireType.StringList ? Element(fact) : fact;
        Expect(path, "required", required, member.Required);
        Expect(path, "sensitive", (bool?)value["sensitive"] ?? false, member.Sensitive);
        Expect(path, "form of time", FormOf(fact), member.TimeForm);
        if (withConstraints)
        {
            Constraints(member, fact, value, path);
        }

        if (member.Shape is { } inner && depth < MaxDepth)
        {
            Structure(inner, type == WireType.List ? (string?)fact["of"] : NameOf(fact), path, depth + 1);
        }
    }

    private static TimeForm FormOf(JsonObject fact) => (string?)fact["timestampFormat"] switch
    {
        "iso8601" => TimeForm.Iso,
        "rfc822" => TimeForm.Http,
        "unixTimestamp" => TimeForm.Seconds,
        _ => TimeForm.OfProtocol,
    };

    private void Constraints(MemberSchema member, JsonObject fact, JsonObject value, string path)
    {
        var isNumber = member.Type is WireType.Integer or WireType.Long;
        var isBounded = fact.ContainsKey("min") || fact.ContainsKey("max");
        Expect(path, "minimum", isBounded ? (long?)fact["min"] ?? (isNumber ? long.MinValue : 0) : null, member.Min);
        Expect(path, "maximum", isBounded ? (long?)fact["max"] ?? (isNumber ? long.MaxValue : int.MaxValue) : null, member.Max);
        Expect(path, "pattern", (string?)value["pattern"], member.Pattern?.Text);
        Expect(path, "enum", value["enum"] is JsonArray choices ? string.Join(", ", choices.Select(choice => (string?)choice)) : null, member.OneOf is { } oneOf ? string.Join(", ", oneOf) : null);
        if (member.Type == WireType.StringList)
        {
            var isEachBounded = value.ContainsKey("min") || value.ContainsKey("max");
            Expect(path, "length of each", isEachBounded ? ((int?)value["min"] ?? 0, (int?)value["max"] ?? int.MaxValue) : null, member.EachLength);
        }
    }

    private void Expect<T>(string path, string what, T model, T declared)
    {
        if (!EqualityComparer<T>.Default.Equals(model, declared))
        {
            Differ(path, $"{what}: the model says {model?.ToString() ?? "nothing"}, declared is {declared?.ToString() ?? "nothing"}");
        }
    }

    private void Differ(string path, string what) => _differences.Add((path, what));

    private JsonObject Element(JsonObject list) => model.Shape((string?)list["of"] ?? "");

    // A shape's place in the model is its name.
    private static string NameOf(JsonObject fact) => fact.GetPropertyName();

    private WireType TypeOf(JsonObject fact) => (string?)fact["type"] switch
    {
        "string" => WireType.String,
        "integer" => WireType.Integer,
        "long" => WireType.Long,
        "float" or "double" => WireType.Double,
        "boolean" => WireType.Boolean,
        "timestamp" => WireType.Timestamp,
        "blob" => WireType.Blob,
        "structure" => WireType.Structure,
        "list" => (string?)Element(fact)["type"] == "string" ? WireType.StringList : WireType.List,
        "map" => (string?)Element(fact)["type"] == "string" ? WireType.StringMap : WireType.IntegerMap,
        var other => throw new InvalidDataException($"The model has a type {other}."),
    };
}
