using System.Text.Json;
using Writ.Cli.Output;
using Writ.Cli.Policies;
using Writ.Cli.Simulate;
using Writ.Policy;

namespace Writ.Cli.Explain;

/// <summary>What `writ explain` prints.</summary>
internal static class ExplainReport
{
    public static void Print(Denials denials, GivenFacts? given, Terminal terminal)
    {
        foreach (var denial in denials.Found)
        {
            terminal.Line($"{terminal.Red("denied")}  {terminal.Bold(Terminal.Plain(denial.Action ?? "an unknown action"))}");
            Field(terminal, "who", denial.Principal ?? "not told");
            Field(terminal, "resource", denial.Resource ?? "not told");
            Field(terminal, "why", Advice.Why(denial));
            foreach (var statement in denial.Statements)
            {
                Field(terminal, "statement", $"{statement.Sid ?? "without Sid"}{(statement.Effect is null ? "" : $" ({statement.Effect})")}");
            }

            Field(terminal, "change", Advice.Change(denial));
            Field(terminal, "source", denial.Source);
            if (given is not null)
            {
                Print(Reevaluation.Of(denial, given), terminal);
            }

            terminal.Line();
        }

        terminal.Line($"{denials.Found.Count} denied{(denials.Others > 0 ? $", {denials.Others} records of other calls" : "")}");
    }

    public static void Write(Utf8JsonWriter json, Denials denials, GivenFacts? given)
    {
        json.WriteStartArray("denials");
        foreach (var denial in denials.Found)
        {
            json.WriteStartObject();
            Write(json, denial);
            if (given is not null)
            {
                Write(json, Reevaluation.Of(denial, given));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("otherRecords", denials.Others);
    }

    private static void Print((SimulatedAnswer? Answer, string? WhyNot) again, Terminal terminal)
    {
        if (again.Answer is not { } answer)
        {
            Field(terminal, "given", $"the policies cannot be asked: {again.WhyNot}");
            return;
        }

        var verdict = $"the policies given say {DecisionText.Verdict(answer.Decision.Verdict)} {DecisionText.Reason(answer.Decision)}";
        Field(terminal, "given", answer.Decision.IsAllowed ? $"{verdict}: AWS used other policies, or condition keys that are not told here (give them with --context)" : verdict);
        foreach (var line in ExplanationText.Lines(answer.Explanation, terminal))
        {
            terminal.Line($"    {line}");
        }
    }

    private static void Field(Terminal terminal, string name, string text) => terminal.Line($"  {terminal.Dim(name.PadRight(10))}{Terminal.Plain(text)}");

    private static void Write(Utf8JsonWriter json, Denial denial)
    {
        json.WriteString("source", denial.Source);
        Text(json, "principal", denial.Principal);
        Text(json, "roleArn", denial.RoleArn);
        Text(json, "action", denial.Action);
        Text(json, "resource", denial.Resource);
        if (denial.Reason is { } reason)
        {
            json.WriteBoolean("explicit", reason.IsExplicit);
            Text(json, "layer", reason.Layer == PolicyLayer.None ? null : LayerWords.Word(reason.Layer));
            Text(json, "policyArn", reason.PolicyArn);
        }

        json.WriteString("why", Advice.Why(denial));
        json.WriteString("change", Advice.Change(denial));
        Text(json, "message", denial.Message);
        json.WriteStartArray("statements");
        foreach (var statement in denial.Statements)
        {
            json.WriteStartObject();
            Text(json, "sid", statement.Sid);
            Text(json, "effect", statement.Effect);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, (SimulatedAnswer? Answer, string? WhyNot) again)
    {
        json.WriteStartObject("given");
        Text(json, "error", again.WhyNot);
        if (again.Answer is { } answer)
        {
            SimulationReport.WriteDecision(json, answer, explain: true);
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
