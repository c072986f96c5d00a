using Writ.Policy.Conditions;
using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>A statement applies when its principal, action, resource and all its conditions do. Decisions and explanations both ask here.</summary>
internal static class StatementMatch
{
    public static StatementOutcome Evaluate(PolicyStatement statement, PolicyKind kind, in Question question, out GrantStrength strength)
    {
        strength = GrantStrength.Direct;
        if (!statement.Actions.Covers(question.Action, question.Context))
        {
            return StatementOutcome.OtherAction;
        }

        if (NamesPrincipals(kind))
        {
            strength = statement.PrincipalSet?.Covers(question.Caller, statement.Effect, kind == PolicyKind.Trust, question.HasBoundary) ?? GrantStrength.None;
            if (strength == GrantStrength.None)
            {
                return StatementOutcome.OtherPrincipal;
            }
        }

        if (statement.Resources is not null && !statement.Resources.Covers(question.Resource, question.Context, question.Options))
        {
            return StatementOutcome.OtherResource;
        }

        foreach (Condition condition in statement.Conditions)
        {
            if (!condition.IsMet(question.Context, question.Options))
            {
                return StatementOutcome.ConditionNotMet;
            }
        }

        return StatementOutcome.Applies;
    }

    /// <summary>Documents of this kind say whom they mean; the others mean whom they are attached to.</summary>
    public static bool NamesPrincipals(PolicyKind kind) =>
        kind is PolicyKind.Trust or PolicyKind.Resource or PolicyKind.ResourceControl or PolicyKind.Endpoint;
}
