namespace Writ.Policy.Parsing;

/// <summary>A document's top-level elements, of the right shape.</summary>
internal sealed class DocumentSource
{
    public const string Version2008 = "2008-10-17";
    public const string Version2012 = "2012-10-17";

    private DocumentSource(JsonNode node) => Node = node;

    public JsonNode Node { get; }

    /// <summary>The version as written; null when absent, which means 2008-10-17.</summary>
    public JsonNode? VersionNode { get; private set; }

    public string Version => VersionNode?.Text ?? Version2008;

    public bool SubstitutesVariables => Version == Version2012;

    public string? Id { get; private set; }

    public List<StatementSource> Statements { get; } = [];

    public static DocumentSource? Read(JsonNode root, ParseScope scope)
    {
        if (root.Kind != JsonNodeKind.Object)
        {
            scope.Fail(Sentences.Syntax, root, "A policy document must be a JSON object.");
            return null;
        }

        DocumentSource document = new(root);
        JsonNode? statement = null;
        foreach (JsonMember member in root.Members)
        {
            document.Take(member, ref statement, scope);
        }

        if (statement is null)
        {
            scope.Fail(Sentences.Syntax, root, "The document has no Statement.");
        }
        else
        {
            document.TakeStatements(statement, scope);
        }

        return scope.Failed ? null : document;
    }

    private void Take(JsonMember member, ref JsonNode? statement, ParseScope scope)
    {
        switch (member.Name)
        {
            case "Version":
                VersionNode = member.Value;
                if (member.Value is not { Kind: JsonNodeKind.Text, Text: Version2008 or Version2012 })
                {
                    scope.Fail(Sentences.Syntax, member.Value, $"Version must be \"{Version2012}\" or \"{Version2008}\".");
                }

                break;
            case "Id":
                Id = member.Value.Text;
                if (member.Value.Kind != JsonNodeKind.Text)
                {
                    scope.Fail(Sentences.Syntax, member.Value, "Id must be a string.");
                }

                break;
            case "Statement":
                statement = member.Value;
                break;
            default:
                scope.Fail(Sentences.Syntax, member.Start, $"A document has no element \"{member.Name}\"; element names are case-sensitive.");
                break;
        }
    }

    private void TakeStatements(JsonNode node, ParseScope scope)
    {
        List<JsonNode> items = node.Kind == JsonNodeKind.Array ? node.Items : [node];
        if (items.Count == 0 && scope.Saving)
        {
            scope.Fail(Sentences.Syntax, node, "Statement is an empty list.");
        }

        foreach (JsonNode item in items)
        {
            StatementSource? statement = scope.Failed ? null : StatementSource.Read(item, scope);
            if (statement is null)
            {
                return;
            }

            Statements.Add(statement);
        }
    }
}
