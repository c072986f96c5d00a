using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>The files of tests/corpus/attacks; its README tells what is in them.</summary>
public static class AttackFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "attacks");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")), documentOptions: Lenient)?.AsObject() ?? [];
}
