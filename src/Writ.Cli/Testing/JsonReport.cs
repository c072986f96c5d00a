using System.Text.Json;
using Writ.Cli.Output;

namespace Writ.Cli.Testing;

/// <summary>The report for machines.</summary>
internal static class JsonReport
{
    public static void Write(Utf8JsonWriter json, TestRun run)
    {
        json.WriteNumber("passed", run.Passed);
        json.WriteNumber("failed", run.Failed);
        json.WriteNumber("unreadable", run.Unreadable);
        json.WriteNumber("seconds", run.Time.TotalSeconds);
        json.WriteStartArray("files");
        foreach (var file in run.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Path);
            if (file.Error is { } error)
            {
                json.WriteString("error", error);
            }

            JsonOutput.WriteTexts(json, "warnings", file.Warnings);
            json.WriteStartArray("tests");
            foreach (var result in file.Results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TestOutcome result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Test.Name);
        json.WriteNumber("line", result.Test.Line);
        json.WriteBoolean("passed", result.Passed);
        json.WriteNumber("seconds", result.Time.TotalSeconds);
        json.WriteString("action", result.Test.Request.Action);
        json.WriteString("resource", result.Test.Request.Resource);
        json.WriteString("verdict", result.Explanation.Decision.Verdict.ToString());
        ExplanationText.WriteDecidedBy(json, result.Explanation.Decision);
        if (result.Failure is { } failure)
        {
            json.WriteString("failure", failure);
            json.WriteStartObject("explanation");
            ExplanationText.Write(json, result.Explanation);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
