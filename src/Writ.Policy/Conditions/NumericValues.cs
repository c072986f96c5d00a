using System.Globalization;

namespace Writ.Policy.Conditions;

/// <summary>Values of the Numeric operators, as decimals: what cannot be read stands in no relation to anything.</summary>
internal sealed class NumericValues(IReadOnlyList<string> values, ConditionRelation relation) : PolicyValues
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly decimal?[] _numbers = [.. values.Select(Read)];

    public override bool AllReadable => Array.TrueForAll(_numbers, number => number is not null);

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (Read(requestValue) is not { } actual)
        {
            return Comparison.NoMatch;
        }

        foreach (decimal? number in _numbers)
        {
            if (number is { } expected && Holds(relation, actual.CompareTo(expected)))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }

    public static decimal? Read(string text) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
