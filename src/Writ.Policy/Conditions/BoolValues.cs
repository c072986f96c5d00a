using Writ.Policy.Matching;

namespace Writ.Policy.Conditions;

/// <summary>Values of Bool: <c>true</c> or <c>false</c> in any case; a variable may supply one of the two.</summary>
internal sealed class BoolValues : PolicyValues
{
    private readonly TokenPattern[] _open;
    private readonly bool _true;
    private readonly bool _false;

    public BoolValues(IReadOnlyList<string> values, bool variables)
    {
        List<TokenPattern> open = new(0);
        foreach (string value in values)
        {
            bool read = TryRead(value, out bool wanted);
            _true |= read && wanted;
            _false |= read && !wanted;
            if (!read)
            {
                open.Add(new TokenPattern(PatternTokenReader.Read(value, wildcards: false, variables), StringComparison.OrdinalIgnoreCase));
            }
        }

        _open = [.. open];
    }

    public override bool AllReadable => Array.TrueForAll(_open, pattern => pattern.HasVariables);

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (!TryRead(requestValue, out bool actual))
        {
            return Comparison.NoMatch;
        }

        foreach (TokenPattern pattern in _open)
        {
            if (pattern.Matches(requestValue, context))
            {
                return Comparison.Match;
            }
        }

        return Result(actual ? _true : _false);
    }

    /// <summary>Whether a text is a truth value, in any case.</summary>
    public static bool IsBool(string? text) => text is not null && TryRead(text, out _);

    private static bool TryRead(string text, out bool value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
        return value || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
    }
}
