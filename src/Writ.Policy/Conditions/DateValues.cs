namespace Writ.Policy.Conditions;

/// <summary>Values of the Date operators.</summary>
internal sealed class DateValues(IReadOnlyList<string> values, ConditionRelation relation) : PolicyValues
{
    private readonly long?[] _instants = [.. values.Select(value => DateText.TryRead(value, out long ticks) ? ticks : (long?)null)];

    public override bool AllReadable => Array.TrueForAll(_instants, instant => instant is not null);

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (!DateText.TryRead(requestValue, out long actual))
        {
            return Comparison.NoMatch;
        }

        foreach (long? instant in _instants)
        {
            if (instant is { } expected && Holds(relation, actual.CompareTo(expected)))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }
}
