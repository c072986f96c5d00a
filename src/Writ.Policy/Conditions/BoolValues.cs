using Writ.Policy.Matching;

namespace Writ.Policy.Conditions;

/// <summary>Values of Bool: <c>true</c> or <c>false</c> in any case; a variable may supply one of the two.</summary>
internal sealed class BoolValues(IReadOnlyList<string> values, bool variables) : PolicyValues
{
    private readonly TokenPattern[] _patterns =
        [.. values.Select(value => new TokenPattern(PatternTokenReader.Read(value, wildcards: false, variables), StringComparison.OrdinalIgnoreCase))];

    public override bool AllReadable => Array.TrueForAll(_patterns, pattern => pattern.HasVariables || IsBool(pattern.LiteralText));

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (!IsBool(requestValue))
        {
            return Comparison.NoMatch;
        }

        foreach (TokenPattern pattern in _patterns)
        {
            if (pattern.Matches(requestValue, context))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }

    public static bool IsBool(string? text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
}
