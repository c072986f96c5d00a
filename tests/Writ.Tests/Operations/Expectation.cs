using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Compares an answer with what a case expects of it.</summary>
public static class Expectation
{
    /// <summary>Every member of the expectation must be in the answer; a list must agree entry by entry.</summary>
    public static void Check(JsonNode? expected, JsonNode? actual, string where)
    {
        switch (expected)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    Check(value, (actual as JsonObject)?[name], $"{where}.{name}");
                }

                break;
            case JsonArray { Count: 0 }:
                Assert.True(actual is null or JsonArray { Count: 0 } || IsText(actual, ""), $"{where}: {actual?.ToJsonString()} is not empty");
                break;
            case JsonArray list:
                var entries = Assert.IsType<JsonArray>(actual);
                Assert.True(list.Count == entries.Count, $"{where}: {entries.ToJsonString()} has not {list.Count} entries");
                for (var at = 0; at < list.Count; at++)
                {
                    Check(list[at], entries[at], $"{where}.{at}");
                }

                break;
            case not null when IsText(expected, "!"):
                Assert.True(actual is null, $"{where} should be absent, but is {actual?.ToJsonString()}");
                break;
            case not null:
                CheckText(WireCall.Text(expected), actual, where);
                break;
        }
    }

    /// <summary>Follows names and numbers with dots between; no name is all of it.</summary>
    public static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonArray list && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? list.ElementAtOrDefault(at)
                : (node as JsonObject)?[step];
        }

        return node;
    }

    private static void CheckText(string expected, JsonNode? actual, string where)
    {
        Assert.True(actual is JsonValue, $"{where}: expected {expected}, but it is {actual?.ToJsonString() ?? "absent"}");
        var text = WireCall.Text(Assert.IsAssignableFrom<JsonNode>(actual));
        if (expected.StartsWith('~'))
        {
            Assert.Contains(expected[1..], text, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(expected == text, $"{where}: expected {expected}, but it is {text}");
        }
    }

    private static bool IsText(JsonNode node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;
}
