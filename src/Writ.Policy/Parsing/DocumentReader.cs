namespace Writ.Policy.Parsing;

/// <summary>Reads a whole document: JSON, then shape, then AWS's rules in AWS's order, then the compiled statements.</summary>
internal static class DocumentReader
{
    public static PolicyParseResult Read(string document, PolicyKind kind, PolicyStrictness strictness)
    {
        SourceText source = new(document);
        ParseScope scope = new(source, kind, strictness);
        if (scope.Saving)
        {
            DocumentLimits.Check(document, scope);
        }

        JsonNode? root = scope.Failed ? null : JsonTree.Read(source.Utf8, scope);
        DocumentSource? parts = root is null || scope.Failed ? null : DocumentSource.Read(root, scope);
        if (parts is not null)
        {
            GrammarRules.Check(parts, scope);
        }

        CompiledPolicy? policy = parts is null || scope.Failed ? null : Compile(document, parts, scope);
        return scope.Error is not null ? new PolicyParseResult(null, scope.Error) : new PolicyParseResult(policy, null);
    }

    private static CompiledPolicy? Compile(string document, DocumentSource parts, ParseScope scope)
    {
        List<PolicyStatement> statements = new(parts.Statements.Count);
        foreach (StatementSource source in parts.Statements)
        {
            PolicyStatement? statement = StatementCompiler.Compile(source, parts.SubstitutesVariables, scope);
            if (statement is null)
            {
                return null;
            }

            statements.Add(statement);
        }

        return new CompiledPolicy(document, scope.Kind, parts.Version, parts.Id, [.. statements]);
    }
}
