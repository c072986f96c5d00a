using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Tests.Wire;

/// <summary>Random requests of any operation, made from its schema, and the protocols' ways to write them.</summary>
internal static class RandomRequests
{
    /// <summary>Schemas may contain themselves.</summary>
    private const int MaxDepth = 4;

    /// <summary>What a form can say and JSON can too: structures have a member.</summary>
    public static Gen<JsonObject> Of(ShapeSchema schema, int depth = 0)
    {
        if (schema.Members.Count == 0)
        {
            return Gen.Constant(0).Select(_ => new JsonObject());
        }

        var members = schema.Members.Where(member => depth < MaxDepth || member.Required || member.Shape is null).ToList();
        return from keep in Gen.ArrayOf(Gen.Choose(0, 2), members.Count)
               from always in Gen.Choose(0, members.Count - 1)
               from values in Gen.CollectToArray(members.Select(member => Value(member, depth)))
               select new JsonObject(members
                   .Select((member, at) => (member, at))
                   .Where(found => found.member.Required || found.at == always || (depth == 0 ? keep[found.at] > 0 : keep[found.at] > 1))
                   .Select(found => KeyValuePair.Create(found.member.Name, values[found.at]?.DeepClone())));
    }

    public static string Form(JsonObject request)
    {
        var pairs = new List<string>();
        Append(pairs, "", request);
        return string.Join('&', pairs);
    }

    private static Gen<JsonNode?> Value(MemberSchema member, int depth) => member.Type switch
    {
        WireType.String => Samples.Texts.Select(text => (JsonNode?)text),
        WireType.Integer => Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JsonNode?)number),
        WireType.Long => Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JsonNode?)(number * 4_000_000_000L)),
        WireType.Double => Gen.Choose(-1_000_000, 1_000_000).Select(number => (JsonNode?)(number / 64.0)),
        WireType.Boolean => Gen.Elements(true, false).Select(flag => (JsonNode?)flag),
        WireType.Timestamp => Gen.Choose(0, int.MaxValue).Select(seconds => (JsonNode?)seconds),
        WireType.Blob => Samples.Bytes.Select(bytes => (JsonNode?)Convert.ToBase64String(bytes)),
        WireType.StringList => Few(Samples.Texts.Select(text => (JsonNode?)text)),
        WireType.List => member.Shape is { } entry ? Few(Of(entry, depth + 1).Select(node => (JsonNode?)node)) : throw new InvalidOperationException(member.Name),
        WireType.Structure => member.Shape is { } structure ? Of(structure, depth + 1).Select(node => (JsonNode?)node) : throw new InvalidOperationException(member.Name),
        _ => throw new InvalidOperationException($"{member.Name}: no request had a {member.Type} until now"),
    };

    private static Gen<JsonNode?> Few(Gen<JsonNode?> entries) =>
        from count in Gen.Choose(0, 3)
        from nodes in Gen.ArrayOf(entries, count)
        select (JsonNode?)new JsonArray([.. nodes.Select(node => node?.DeepClone())]);

    private static void Append(List<string> pairs, string name, JsonNode? value)
    {
        switch (value)
        {
            case JsonArray { Count: 0 }:
                pairs.Add($"{name}=");
                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    Append(pairs, $"{name}.member.{at + 1}", list[at]);
                }

                break;
            case JsonObject structure:
                foreach (var (member, inner) in structure)
                {
                    Append(pairs, name.Length == 0 ? member : $"{name}.{member}", inner);
                }

                break;
            default:
                pairs.Add($"{name}={FormText.Encode(value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "")}");
                break;
        }
    }
}
