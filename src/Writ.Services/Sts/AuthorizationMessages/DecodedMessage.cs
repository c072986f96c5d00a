using System.Text;
using System.Text.Json;
using Writ.Wire.Json;

namespace Writ.Services.Sts.AuthorizationMessages;

/// <summary>A decoded message in the JSON that AWS answers: every list is an object with items.</summary>
internal static class DecodedMessage
{
    public static string Write(FailureContext failure)
    {
        var scratch = new JsonScratch();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteBoolean("allowed", false);
        json.WriteBoolean("explicitDeny", failure.IsExplicit);
        Items(json, "matchedStatements", failure.Statements, statement => WriteStatement(json, statement));
        Items<string>(json, "failures", [], json.WriteStringValue);
        json.WriteStartObject("context");
        WritePrincipal(json, failure);
        json.WriteString("action", failure.Action);
        json.WriteString("resource", failure.Resource);
        WriteKeys(json, failure.Conditions);
        json.WriteEndObject();
        json.WriteEndObject();
        return Encoding.UTF8.GetString(scratch.Written);
    }

    private static void WritePrincipal(Utf8JsonWriter json, FailureContext failure)
    {
        json.WriteStartObject("principal");
        json.WriteString("id", failure.PrincipalId);
        if (failure.PrincipalName is { } name)
        {
            json.WriteString("name", name);
        }

        json.WriteString("arn", failure.PrincipalArn);
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, FailureStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("statementId", statement.Id);
        json.WriteString("effect", "DENY");
        WriteValues(json, "principals", statement.Principals);
        WriteValues(json, "principalGroups", []);
        WriteValues(json, "actions", statement.Actions);
        WriteValues(json, "resources", statement.Resources);
        WriteKeys(json, statement.Conditions);
        json.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter json, IReadOnlyList<FailureKey> keys) => Items(json, "conditions", keys, key =>
    {
        json.WriteStartObject();
        json.WriteString("key", key.Key);
        WriteValues(json, "values", key.Values);
        json.WriteEndObject();
    });

    private static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<string> values) => Items(json, name, values, value =>
    {
        json.WriteStartObject();
        json.WriteString("value", value);
        json.WriteEndObject();
    });

    private static void Items<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
