namespace Writ.Policy.Parsing;

/// <summary>What each kind of document must and must not hold. First the rules of the whole document, then statement by statement.</summary>
internal static class GrammarRules
{
    public static void Check(DocumentSource document, ParseScope scope)
    {
        if (scope.Saving && RequiresVersion2012(scope.Kind) && document.Version != DocumentSource.Version2012)
        {
            scope.Fail(Sentences.Version, document.VersionNode ?? document.Node, $"Set Version to \"{DocumentSource.Version2012}\".");
        }

        if (scope.Saving && !scope.Failed)
        {
            SidRules.Check(document, scope);
        }

        foreach (StatementSource statement in document.Statements)
        {
            Check(statement, scope);
            if (scope.Saving && !scope.Failed)
            {
                SaveRules.Check(statement, scope);
            }
        }
    }

    private static bool RequiresVersion2012(PolicyKind kind) =>
        kind is PolicyKind.Identity or PolicyKind.ServiceControl or PolicyKind.ResourceControl;

    private static void Check(StatementSource statement, ParseScope scope)
    {
        if (IsMissing(statement.Action, scope) && IsMissing(statement.NotAction, scope))
        {
            scope.Fail(Sentences.Actions, statement.Node, "Add Action or NotAction with at least one entry.");
        }

        if (scope.Kind == PolicyKind.Trust)
        {
            CheckTrust(statement, scope);
        }
        else if (IsMissing(statement.Resource, scope) && IsMissing(statement.NotResource, scope))
        {
            scope.Fail(Sentences.Resources, statement.Node, "Add Resource or NotResource with at least one entry.");
        }

        CheckPrincipal(statement, scope);
    }

    private static bool IsMissing(JsonNode? list, ParseScope scope) =>
        list is null || (scope.Saving && list is { Kind: JsonNodeKind.Array, Items.Count: 0 });

    private static void CheckTrust(StatementSource statement, ParseScope scope)
    {
        JsonNode? resource = statement.Resource ?? statement.NotResource;
        if (resource is not null && scope.Saving)
        {
            scope.Fail(Sentences.Prohibited(statement.Resource is null ? "NotResource" : "Resource"), resource, "A trust policy's resource is the role itself.");
        }

        if (statement.NotPrincipal is not null && scope.Saving)
        {
            scope.Fail(Sentences.Prohibited("NotPrincipal"), statement.NotPrincipal, "A trust policy names its principals with Principal.");
        }
    }

    private static void CheckPrincipal(StatementSource statement, ParseScope scope)
    {
        JsonNode? principal = statement.Principal ?? statement.NotPrincipal;
        bool forbidden = scope.Kind is PolicyKind.Identity or PolicyKind.Session or PolicyKind.ServiceControl;
        if (principal is not null && forbidden)
        {
            scope.Fail(Sentences.NoPrincipal, principal, "The policy applies to whom it is attached to; remove the element.");
        }

        // an existing resource policy without principal is evaluated: the statement never matches
        if (principal is null && !forbidden && scope.Saving)
        {
            scope.Fail(Sentences.MissingPrincipal, statement.Node, "Say to whom the statement applies.");
        }
    }
}
