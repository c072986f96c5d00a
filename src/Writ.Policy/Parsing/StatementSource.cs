namespace Writ.Policy.Parsing;

/// <summary>A statement's elements as JSON nodes, sorted by name and of the right shape, before any of them is compiled.</summary>
internal sealed class StatementSource(JsonNode node)
{
    public JsonNode Node => node;

    public JsonNode? Sid { get; private set; }

    public JsonNode? Effect { get; private set; }

    public JsonNode? Action { get; private set; }

    public JsonNode? NotAction { get; private set; }

    public JsonNode? Resource { get; private set; }

    public JsonNode? NotResource { get; private set; }

    public JsonNode? Principal { get; private set; }

    public JsonNode? NotPrincipal { get; private set; }

    public JsonNode? Condition { get; private set; }

    public static StatementSource? Read(JsonNode node, ParseScope scope)
    {
        if (node.Kind != JsonNodeKind.Object)
        {
            scope.Fail(Sentences.Syntax, node, "A statement must be an object.");
            return null;
        }

        StatementSource statement = new(node);
        foreach (JsonMember member in node.Members)
        {
            if (!statement.TryTake(member))
            {
                scope.Fail(Sentences.Syntax, member.Start, $"A statement has no element \"{member.Name}\"; element names are case-sensitive.");
                return null;
            }
        }

        return statement.ShapesAreRight(scope) ? statement : null;
    }

    private bool TryTake(JsonMember member)
    {
        switch (member.Name)
        {
            case "Sid": Sid = member.Value; return true;
            case "Effect": Effect = member.Value; return true;
            case "Action": Action = member.Value; return true;
            case "NotAction": NotAction = member.Value; return true;
            case "Resource": Resource = member.Value; return true;
            case "NotResource": NotResource = member.Value; return true;
            case "Principal": Principal = member.Value; return true;
            case "NotPrincipal": NotPrincipal = member.Value; return true;
            case "Condition": Condition = member.Value; return true;
            default: return false;
        }
    }

    private bool ShapesAreRight(ParseScope scope)
    {
        if (Sid is { Kind: not JsonNodeKind.Text })
        {
            scope.Fail(Sentences.Syntax, Sid, "Sid must be a string.");
        }

        if (Effect is not { Kind: JsonNodeKind.Text, Text: "Allow" or "Deny" })
        {
            bool onlyCase = Effect is { Kind: JsonNodeKind.Text } && Effect.Text.ToUpperInvariant() is "ALLOW" or "DENY";
            scope.Fail(onlyCase ? Sentences.Legacy : Sentences.Syntax, Effect ?? Node, "Effect must be \"Allow\" or \"Deny\".");
        }

        OneOf(scope, Action, NotAction, "Action");
        OneOf(scope, Resource, NotResource, "Resource");
        OneOf(scope, Principal, NotPrincipal, "Principal");
        foreach (JsonNode? list in (ReadOnlySpan<JsonNode?>)[Action, NotAction, Resource, NotResource])
        {
            StringsOnly(scope, list);
        }

        return !scope.Failed;
    }

    private static void OneOf(ParseScope scope, JsonNode? positive, JsonNode? negative, string name)
    {
        if (positive is not null && negative is not null)
        {
            scope.Fail(Sentences.Syntax, negative, $"A statement has {name} or Not{name}, not both.");
        }
    }

    private static void StringsOnly(ParseScope scope, JsonNode? list)
    {
        if (list is null || list.Kind == JsonNodeKind.Text)
        {
            return;
        }

        if (list.Kind != JsonNodeKind.Array || list.Items.Exists(item => item.Kind != JsonNodeKind.Text))
        {
            scope.Fail(Sentences.Syntax, list, "This must be a string or a list of strings.");
        }
    }
}
