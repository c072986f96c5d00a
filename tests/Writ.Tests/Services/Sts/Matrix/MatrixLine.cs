using System.Text.Json.Nodes;
using Writ.Tests.Operations;

namespace Writ.Tests.Services.Sts.Matrix;

/// <summary>A line of tests/corpus/policy/assumerole.jsonl or owncall.jsonl; assumerole.py tells what is in it.</summary>
public sealed class MatrixLine(JsonObject content)
{
    public static IReadOnlyList<MatrixLine> All { get; } = [.. Read("assumerole.jsonl"), .. Read("owncall.jsonl")];

    public string Name => Text("name");

    /// <summary>How the caller's account and the role's are related.</summary>
    public string Relation => Text("relation");

    /// <summary>How the caller got its keys.</summary>
    public string Credentials => Text("credentials");

    public string Action => Text(content["request"]?["action"]);

    /// <summary>The role's ARN, or a star.</summary>
    public string Resource => Text(content["request"]?["resource"]);

    public string ResourceAccount => Text(content["request"]?["resourceAccount"]);

    public string CallerAccount => Principal("account");

    /// <summary>The sentence of the refusal; null where there is none.</summary>
    public string? Message => (string?)content["message"];

    /// <summary>The code of the refusal, where it is not that of policies.</summary>
    public string? Code => (string?)content["code"];

    /// <summary>The role's trust policy; null in calls that it has no say in.</summary>
    public JsonNode? Trust => content["policies"]?["resource"];

    /// <summary>The one policy of the caller's in a layer; null when the layer has none.</summary>
    public JsonNode? Policy(string layer) => content["policies"]?[layer]?.AsArray().SingleOrDefault();

    /// <summary>The managed policy that is to be the layer's; null when the layer has an inline one or none.</summary>
    public string? Managed(string layer) =>
        layer == "boundary" || (string?)content["managed"] == layer ? $"{What(layer)}-{Action.Split(':')[1]}" : null;

    /// <summary>What is attached in each organization; null when nothing there is in anybody's way.</summary>
    public JsonObject? Guardrails => content["guardrails"] as JsonObject;

    /// <summary>Who calls, however the keys were got: a name of the caller's own.</summary>
    public string Principal(string member) => Text(content["request"]?["principal"]?[member]);

    private string What(string layer) => Policy(layer)?["Statement"] switch
    {
        JsonArray { Count: > 1 } => "deny",
        JsonArray statements when statements[0]?["NotAction"] is not null => "silent",
        _ => "allow",
    };

    private static IEnumerable<MatrixLine> Read(string file) =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "policy", file)).Select(line => new MatrixLine(JsonNode.Parse(line)?.AsObject() ?? []));

    private string Text(string member) => Text(content[member]);

    private static string Text(JsonNode? node) => (string?)node ?? "";
}
