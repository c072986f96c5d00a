using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;

namespace Writ.Tests.Services.Iam.Escalation;

/// <summary>A way from few permissions to many; the format is described in tests/corpus/escalation/README.md.</summary>
public sealed class Way
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonObject File = Read("ways.json");

    private readonly JsonObject _content;

    private Way(JsonObject content) => _content = content;

    public static IReadOnlyList<string> Names { get; } = [.. (File["ways"] as JsonObject ?? []).Select(way => way.Key)];

    /// <summary>What root does before, for the attacker's user exists already.</summary>
    public IEnumerable<JsonObject> Setup => (_content["given"] as JsonArray ?? [])
        .SelectMany(name => Objects(File["given"]?[(string?)name ?? ""] ?? throw new InvalidDataException($"Nothing is given as {name}.")))
        .Concat(Objects(_content["setup"]));

    /// <summary>The permissions that are needed, all of them.</summary>
    public IReadOnlyList<(string Action, string Resource)> Allow =>
        [.. Objects(_content["allow"]).Select(allow => ((string?)allow["action"] ?? "", (string?)allow["resource"] ?? ""))];

    /// <summary>What the attacker does.</summary>
    public IReadOnlyList<JsonObject> Steps => [.. Objects(_content["steps"])];

    /// <summary>What was not possible before.</summary>
    public JsonObject Before => _content["before"] as JsonObject ?? WithDefaults(new JsonObject
    {
        ["call"] = Gain["call"]?.DeepClone(),
        ["params"] = Gain["params"]?.DeepClone(),
        ["error"] = new JsonObject { ["code"] = "AccessDenied", ["status"] = 403 },
    });

    /// <summary>What is possible after.</summary>
    public JsonObject Gain => WithDefaults(_content["gain"] as JsonObject ?? []);

    public IEnumerable<JsonObject> AllSteps => Setup.Concat(Steps).Append(Before).Append(Gain);

    public static Way Of(string name) => new(File["ways"]?[name] as JsonObject ?? throw new InvalidDataException($"No way is called {name}."));

    public static JsonObject Read(string name) => JsonNode.Parse(
        System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "escalation", name)), documentOptions: Lenient)?.AsObject() ?? [];

    public static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject WithDefaults(JsonObject step)
    {
        var result = step.DeepClone().AsObject();
        result["call"] ??= "iam:CreateUser";
        result["params"] ??= new JsonObject { ["UserName"] = "trophy" };
        result["as"] ??= "user/attacker";
        return result;
    }
}
