using Writ.Cli.Documents;

namespace Writ.Cli.Simulate;

/// <summary>A case that was written in YAML, as the JSON that the format is defined by.</summary>
internal static class CaseYaml
{
    /// <summary>The only fields that are neither text nor structure.</summary>
    private static readonly string[] Flags = ["wildcardOnly", "serviceLinked"];

    public static string ToJson(DocumentNode node) => JsonText.Of(node, Flags).ToString();
}
