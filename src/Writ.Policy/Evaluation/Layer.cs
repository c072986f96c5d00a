using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>Evaluates the policies of one layer: any applying Deny wins, else the strongest applying Allow counts.</summary>
internal static class Layer
{
    public static LayerResult Evaluate(IReadOnlyList<NamedPolicy>? policies, in Question question)
    {
        LayerResult strongest = LayerResult.Silent;
        for (int i = 0; i < policies?.Count; i++)
        {
            // what is allowed as firmly as can be, only a deny can still change
            LayerResult result = strongest.Grant == GrantStrength.Direct && policies[i]?.Policy is { Denies: false } ? LayerResult.Silent : Evaluate(policies[i], question);
            if (result.Denies)
            {
                return result;
            }

            strongest = result.Grant > strongest.Grant ? result : strongest;
        }

        return strongest;
    }

    public static LayerResult Evaluate(NamedPolicy? named, in Question question)
    {
        LayerResult strongest = LayerResult.Silent;
        if (named?.Policy is not { } policy)
        {
            return strongest;
        }

        ActionIndex.Candidates candidates = policy.Index.For(question.Action);
        while (candidates.MoveNext())
        {
            PolicyStatement statement = policy.StatementSpan[candidates.Current];
            bool denies = statement.Effect == PolicyEffect.Deny;
            if ((!denies && strongest.Grant == GrantStrength.Direct)
                || StatementMatch.Evaluate(statement, policy.Kind, question, out GrantStrength strength) != StatementOutcome.Applies)
            {
                continue;
            }

            if (denies)
            {
                return new LayerResult(Denies: true, GrantStrength.None, named, candidates.Current);
            }

            strongest = strength > strongest.Grant ? new LayerResult(Denies: false, strength, named, candidates.Current) : strongest;
        }

        return strongest;
    }

    /// <summary>Organization levels: a deny anywhere denies, and every level has to allow. No levels, no say.</summary>
    public static LayerResult EvaluateLevels(IReadOnlyList<IReadOnlyList<NamedPolicy>>? levels, in Question question)
    {
        LayerResult weakest = levels is null ? LayerResult.Silent : LayerResult.NotInvolved;
        for (int i = 0; i < levels?.Count; i++)
        {
            LayerResult level = Evaluate(levels[i], question);
            if (level.Denies)
            {
                return level;
            }

            weakest = level.Allows ? weakest : LayerResult.Silent;
        }

        return weakest;
    }

    public static LayerResult EvaluateOptional(IReadOnlyList<NamedPolicy>? policies, in Question question) =>
        policies is null ? LayerResult.NotInvolved : Evaluate(policies, question);
}
