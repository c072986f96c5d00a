using System.Text.Json;
using System.Text.Json.Nodes;

namespace Writ.Tests.Operations;

/// <summary>One operation's cases; the format is described in tests/corpus/operations/README.md.</summary>
public sealed class CaseFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private CaseFile(string path, JsonObject content)
    {
        Path = path;
        Content = content;
        Operation = $"{System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path))}:{System.IO.Path.GetFileNameWithoutExtension(path)}";
    }

    public string Path { get; }

    public JsonObject Content { get; }

    /// <summary>service:Operation.</summary>
    public string Operation { get; }

    public string Action => (string?)Content["action"] ?? Operation;

    /// <summary>Null when every caller may.</summary>
    public string? Resource => (string?)Content["resource"];

    public JsonObject Request => Content["request"] as JsonObject ?? [];

    public IEnumerable<JsonObject> Setup => Objects("setup");

    public IEnumerable<JsonObject> Behaviour => Objects("behaviour");

    public IEnumerable<JsonObject> Bad => Objects("bad");

    /// <summary>What was recorded of the operation, in a file of its own so that a script may rewrite it.</summary>
    public JsonObject? Golden => File.Exists(GoldenPath) ? JsonNode.Parse(File.ReadAllText(GoldenPath))?.AsObject() : null;

    public string GoldenPath => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(Root) ?? "", "golden", Operation.Split(':')[0], Operation.Split(':')[1] + ".json");

    /// <summary>Where the corpus stands, found from the test's own folder upwards.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> AllOperations { get; } =
        [.. Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories).Select(path => new CaseFile(path, []).Operation).Order(StringComparer.Ordinal)];

    public static CaseFile Load(string operation)
    {
        var parts = operation.Split(':');
        var path = System.IO.Path.Combine(Root, parts[0], parts[1] + ".json");
        return new CaseFile(path, JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient)?.AsObject() ?? []);
    }

    private IEnumerable<JsonObject> Objects(string name) => (Content[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = System.IO.Path.Combine(folder.FullName, "tests", "corpus", "operations");
            if (Directory.Exists(corpus))
            {
                return corpus;
            }
        }

        throw new DirectoryNotFoundException("tests/corpus/operations is not above the test's folder.");
    }
}
