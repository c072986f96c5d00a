using Writ.Policy.Conditions;
using Writ.Policy.Matching;

namespace Writ.Policy.Parsing;

/// <summary>Turns a statement's elements into their compiled forms.</summary>
internal static class StatementCompiler
{
    public static PolicyStatement? Compile(StatementSource source, bool variables, ParseScope scope)
    {
        Condition[] conditions = ConditionReader.Read(source.Condition, variables, scope);
        PrincipalSet? principals = PrincipalReader.Read(source, scope);
        if (scope.Failed)
        {
            return null;
        }

        ActionSet actions = new(Array.ConvertAll(Strings(source.Action ?? source.NotAction), text => new ActionPattern(text)), source.NotAction is not null);
        return new PolicyStatement(actions, CompileResources(source, variables), principals, conditions)
        {
            Sid = source.Sid?.Text,
            SubstitutesVariables = variables,
            Effect = source.Effect is { Text: "Allow" } ? PolicyEffect.Allow : PolicyEffect.Deny,
            Position = scope.Source.Position(source.Node),
        };
    }

    /// <summary>Null in a trust policy: its resource is the role.</summary>
    private static ResourceSet? CompileResources(StatementSource source, bool variables)
    {
        JsonNode? node = source.Resource ?? source.NotResource;
        return node is null
            ? null
            : new ResourceSet(Array.ConvertAll(Strings(node), text => ResourcePattern.Compile(text, variables)), source.NotResource is not null);
    }

    private static string[] Strings(JsonNode? list) =>
        list is null ? [] : list.Kind == JsonNodeKind.Array ? [.. list.Items.ConvertAll(item => item.Text)] : [list.Text];
}
