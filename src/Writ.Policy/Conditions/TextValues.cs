using System.Collections.Frozen;
using Writ.Policy.Matching;

namespace Writ.Policy.Conditions;

/// <summary>Values of the String operators. Many plain ones are looked up, the rest are matched one by one.</summary>
internal sealed class TextValues : PolicyValues
{
    private const int LookupFrom = 8;

    private readonly TokenPattern[] _patterns;
    private readonly FrozenSet<string>? _plain;

    public TextValues(IReadOnlyList<string> values, bool wildcards, bool variables, StringComparison comparison)
    {
        _patterns = [.. values.Select(value => new TokenPattern(PatternTokenReader.Read(value, wildcards, variables), comparison))];
        if (_patterns.Length >= LookupFrom && Array.TrueForAll(_patterns, pattern => pattern.LiteralText is not null))
        {
            _plain = _patterns.Select(pattern => pattern.LiteralText ?? "").ToFrozenSet(StringComparer.FromComparison(comparison));
        }
    }

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (_plain is not null)
        {
            return Result(_plain.Contains(requestValue));
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
}
