using Writ.Policy.Conditions;

namespace Writ.Policy.Matching;

/// <summary>Collects the condition keys a statement reads; simulators ask for them, decisions do not. Those of the resources come first, as AWS lists them.</summary>
internal static class StatementKeys
{
    public static IReadOnlyList<string> Of(PolicyStatement statement)
    {
        List<string> keys = [];
        AddVariables(statement, statement.ResourcePatterns, keys);
        foreach (Condition condition in statement.Conditions)
        {
            keys.Add(condition.Key);
            if (condition.Operator.Family is ConditionFamily.Text or ConditionFamily.TextIgnoreCase or ConditionFamily.TextLike or ConditionFamily.Arn or ConditionFamily.Bool)
            {
                AddVariables(statement, condition.Values, keys);
            }
        }

        return [.. keys.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static void AddVariables(PolicyStatement statement, IReadOnlyList<string> texts, List<string> keys)
    {
        foreach (string text in texts)
        {
            keys.AddRange(PatternTokenReader.Read(text, wildcards: false, statement.SubstitutesVariables)
                .Where(token => token.Kind == PatternTokenKind.Variable).Select(token => token.Key.Name));
        }
    }
}
