namespace Writ.Policy;

/// <summary>One key under one operator of a statement's Condition, as written.</summary>
/// <param name="Operator">Such as <c>StringEquals</c>.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Values">The values the policy lists.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The conditions of a statement, in the document's order.</summary>
    public static IReadOnlyList<PolicyCondition> Of(PolicyStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return [.. statement.Conditions.Select(condition => new PolicyCondition(condition.OperatorName, condition.Key, condition.Values))];
    }
}
