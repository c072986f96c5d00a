using System.Text.Json;

namespace Writ.Cli.Explain;

/// <summary>What sts:DecodeAuthorizationMessage returns (AWS: STS API Reference, DecodeAuthorizationMessage).</summary>
internal static class DecodedMessage
{
    public static bool Is(JsonElement root) => root.Member("context").ValueKind == JsonValueKind.Object && root.Member("allowed").ValueKind is JsonValueKind.False or JsonValueKind.True;

    /// <summary>The refusal; null for a message that says the request was allowed.</summary>
    public static Denial? Read(JsonElement root) => root.Member("allowed").ValueKind == JsonValueKind.True ? null : new Denial
    {
        Source = "decoded authorization message",
        Principal = root.Text("context", "principal", "arn") ?? root.Text("context", "principal", "name"),
        Action = root.Text("context", "action"),
        Resource = root.Text("context", "resource"),
        Reason = new DenialReason(Policy.PolicyLayer.None, root.Member("explicitDeny").ValueKind == JsonValueKind.True, null),
        Statements = [.. root.Items("matchedStatements", "items").Select(statement => new MatchedStatement(statement.Text("statementId"), statement.Text("effect")))],
        Context = [.. Conditions(root)],
    };

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(JsonElement root)
    {
        foreach (var condition in root.Items("context", "conditions", "items"))
        {
            if (condition.Text("key") is { } key)
            {
                yield return new(key, [.. condition.Items("values", "items").Select(value => value.Text("value") ?? "")]);
            }
        }

        if (root.Text("context", "principal", "id") is { } id)
        {
            yield return new("aws:userid", [id]);
        }
    }
}
