namespace Writ.Policy.Parsing;

/// <summary>What AWS checks only when a document is saved: actions, resources, principals, conditions, and what the kind of policy may say.</summary>
internal static class SaveRules
{
    public static void Check(StatementSource statement, ParseScope scope)
    {
        foreach (JsonNode resource in Entries(statement.Resource ?? statement.NotResource))
        {
            ResourceRules.Check(resource, scope);
        }

        foreach (JsonNode action in Entries(statement.Action ?? statement.NotAction))
        {
            ActionRules.Check(action, scope);
        }

        if (scope.Kind == PolicyKind.Trust && statement.NotAction is not null)
        {
            scope.Fail(Sentences.TrustActions, statement.NotAction, "Name the STS actions with Action.");
        }

        if (scope.Kind == PolicyKind.ResourceControl)
        {
            CheckResourceControl(statement, scope);
        }
    }

    /// <summary>A customer's RCP only denies, and always everyone; the one that allows is AWS's own.</summary>
    private static void CheckResourceControl(StatementSource statement, ParseScope scope)
    {
        if (statement.Effect is { Text: not "Deny" })
        {
            scope.Fail(Sentences.Organizations, statement.Effect, "A resource control policy can only deny.");
        }

        if (statement.Principal is not { Kind: JsonNodeKind.Text, Text: "*" })
        {
            scope.Fail(Sentences.Organizations, statement.Principal ?? statement.Node, "Principal must be \"*\".");
        }

        if (statement.NotAction is not null)
        {
            scope.Fail(Sentences.Organizations, statement.NotAction, "A resource control policy names its actions with Action.");
        }

        foreach (JsonNode action in Entries(statement.Action))
        {
            if (action.Text == "*")
            {
                scope.Fail(Sentences.Organizations, action, "Name the service: \"s3:*\".");
            }
        }
    }

    private static List<JsonNode> Entries(JsonNode? list) => list is null ? [] : list.Kind == JsonNodeKind.Array ? list.Items : [list];
}
