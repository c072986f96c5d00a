using System.Text.Json;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Output;

/// <summary>The library's explanation, for people and for machines; everything that explains goes through here.</summary>
internal static class ExplanationText
{
    /// <summary>Layer by layer, what came of each statement that speaks about the action; of a denial also the smallest change that would allow it.</summary>
    public static IEnumerable<string> Lines(Explanation explanation, Terminal terminal)
    {
        if (explanation.Findings.Count == 0)
        {
            yield return "no statement of the policies speaks about this action";
        }

        foreach (var layer in explanation.Findings.GroupBy(finding => finding.Layer))
        {
            yield return terminal.Bold(LayerWords.Noun(layer.Key));
            foreach (var finding in layer)
            {
                var text = Terminal.Plain(finding.Text);
                yield return $"  {(finding.Applies ? "*" : "-")} {(finding.Applies ? text : terminal.Dim(text))}";
            }
        }

        if (!explanation.Decision.IsAllowed)
        {
            yield return $"{terminal.Bold("to allow it:")} {Terminal.Plain(explanation.Advice)}";
        }
    }

    /// <summary>The members "reason", "changes" (all of them together would allow a denied request) and "findings" of a JSON object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteString("reason", explanation.Reason);
        json.WriteStartArray("changes");
        foreach (var change in explanation.Changes)
        {
            json.WriteStringValue(change.Text);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in explanation.Findings)
        {
            json.WriteStartObject();
            json.WriteString("layer", LayerWords.Word(finding.Layer));
            json.WriteString("policy", finding.Policy.Name);
            json.WriteNumber("statement", finding.StatementIndex);
            WriteSid(json, finding.Policy.Policy.Statements[finding.StatementIndex].Sid);
            json.WriteBoolean("applies", finding.Applies);
            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The member "decidedBy": layer, and policy and statement when one decided.</summary>
    public static void WriteDecidedBy(Utf8JsonWriter json, in Decision decision)
    {
        json.WriteStartObject("decidedBy");
        json.WriteString("layer", LayerWords.Word(decision.Layer));
        if (decision.Policy is { } policy)
        {
            json.WriteString("policy", policy.Name);
            json.WriteNumber("statement", decision.StatementIndex);
            WriteSid(json, decision.Sid);
        }

        json.WriteEndObject();
    }

    private static void WriteSid(Utf8JsonWriter json, string? sid)
    {
        if (sid is { Length: > 0 })
        {
            json.WriteString("sid", sid);
        }
    }
}
