namespace Writ.Policy.Matching;

/// <summary>A statement's Action or NotAction element.</summary>
internal sealed class ActionSet(ActionPattern[] patterns, bool negated)
{
    public IReadOnlyList<ActionPattern> Patterns => patterns;

    public bool IsNegated => negated;

    public bool Covers(in ActionName action, RequestContext context)
    {
        foreach (ActionPattern pattern in patterns)
        {
            if (pattern.Matches(action, context))
            {
                return !negated;
            }
        }

        return negated;
    }
}
