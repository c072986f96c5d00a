using System.Text.Json.Nodes;
using Writ.Tests.House;

namespace Writ.Tests.Wire;

/// <summary>AWS's public model of one service: the facts that tools/models.py extracted into tests/corpus/models.</summary>
internal sealed class ModelFacts
{
    private readonly JsonObject _model;

    private ModelFacts(JsonObject model) => _model = model;

    public static ModelFacts Of(string service) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "corpus", "models", service + ".json")))?.AsObject() ?? []);

    /// <summary>The names of all operations, in order.</summary>
    public IReadOnlyList<string> Operations => [.. (_model["operations"] as JsonObject ?? []).Select(operation => operation.Key)];

    /// <summary>The operation's input and output shapes; null when the model has no such operation.</summary>
    public (string? Input, string? Output)? Operation(string name) =>
        _model["operations"]?[name] is JsonObject operation ? ((string?)operation["input"], (string?)operation["output"]) : null;

    /// <summary>A REST operation's method and path, and its status.</summary>
    public (string? Http, int Status) Route(string name) => ((string?)_model["operations"]?[name]?["http"], (int?)_model["operations"]?[name]?["status"] ?? 200);

    /// <summary>The HTTP status of an error's code; null when the model has no such error.</summary>
    public int? Status(string code) => (int?)_model["errors"]?[code];

    public JsonObject Shape(string name) => _model["shapes"]?[name] as JsonObject ?? throw new InvalidDataException($"The model has no shape {name}.");

    /// <summary>A structure's members in order: name, shape, required.</summary>
    public IReadOnlyList<(string Name, JsonObject Shape, bool Required)> Members(string? structure) =>
        structure is null
            ? []
            : [.. (Shape(structure)["members"] as JsonObject ?? []).Select(member => (member.Key, Shape(((string?)member.Value ?? "").TrimEnd('*')), ((string?)member.Value ?? "").EndsWith('*')))];
}
