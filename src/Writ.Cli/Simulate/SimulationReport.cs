using System.Text.Json;
using Writ.Cli.Output;

namespace Writ.Cli.Simulate;

/// <summary>What `writ simulate` prints.</summary>
internal static class SimulationReport
{
    private const int VerdictWidth = 17;

    public static void Print(IReadOnlyList<SimulatedAnswer> answers, bool explain, Terminal terminal)
    {
        foreach (var answer in answers)
        {
            var allowed = answer.Decision.IsAllowed;
            var verdict = DecisionText.Verdict(answer.Decision.Verdict).PadRight(VerdictWidth);
            terminal.Line($"{(allowed ? terminal.Green(verdict) : terminal.Red(verdict))}  {terminal.Bold(Terminal.Plain(answer.Request.Action))} on {Terminal.Plain(answer.Request.Resource)}");
            terminal.Line($"  {Terminal.Plain(DecisionText.Reason(answer.Decision))}");
            if (!allowed)
            {
                terminal.Line($"  AWS would say: {Terminal.Plain(answer.Decision.AccessDeniedMessage(answer.Request))}");
            }

            foreach (var line in explain ? ExplanationText.Lines(answer.Explanation, terminal) : [])
            {
                terminal.Line($"    {line}");
            }
        }

        if (answers.Count > 1)
        {
            var allowed = answers.Count(answer => answer.Decision.IsAllowed);
            terminal.Line($"{allowed} allowed, {answers.Count - allowed} denied");
        }
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<SimulatedAnswer> answers, IReadOnlyList<string> warnings, bool explain)
    {
        json.WriteBoolean("allowed", answers.All(answer => answer.Decision.IsAllowed));
        json.WriteStartArray("results");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString("action", answer.Request.Action);
            json.WriteString("resource", answer.Request.Resource);
            WriteDecision(json, answer, explain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonOutput.WriteTexts(json, "warnings", warnings);
    }

    /// <summary>The members that tell what was decided, and why.</summary>
    public static void WriteDecision(Utf8JsonWriter json, SimulatedAnswer answer, bool explain)
    {
        json.WriteString("verdict", answer.Decision.Verdict.ToString());
        ExplanationText.WriteDecidedBy(json, answer.Decision);
        if (!answer.Decision.IsAllowed)
        {
            json.WriteString("message", answer.Decision.AccessDeniedMessage(answer.Request));
        }

        if (explain)
        {
            json.WriteStartObject("explanation");
            ExplanationText.Write(json, answer.Explanation);
            json.WriteEndObject();
        }
    }
}
