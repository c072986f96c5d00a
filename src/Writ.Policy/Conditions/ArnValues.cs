using Writ.Policy.Matching;

namespace Writ.Policy.Conditions;

/// <summary>Values of the Arn operators: six segments, each with wildcards. Equals and Like are the same (AWS: IAM User Guide, ARN condition operators).</summary>
internal sealed class ArnValues : PolicyValues
{
    private readonly Entry[] _entries;

    public ArnValues(IReadOnlyList<string> values, bool variables) => _entries = [.. values.Select(value => Entry.Compile(value, variables))];

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        ArnText arn = new(requestValue);
        foreach (Entry entry in _entries)
        {
            if (entry.Matches(arn, context))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }

    /// <summary>A variable before the fifth colon may itself hold colons; only then is the pattern cut when it is matched.</summary>
    private sealed record Entry(ArnPattern? Fixed, PatternToken[]? Open)
    {
        public static Entry Compile(string value, bool variables)
        {
            int resource = new ArnText(value).ResourceStart;
            if (resource > 0 && !value.AsSpan(0, resource).Contains('$'))
            {
                return new Entry(ArnPattern.Compile(value, variables), null);
            }

            PatternToken[] tokens = PatternTokenReader.Read(value, wildcards: true, variables);
            return HasVariableBeforeResource(tokens) ? new Entry(null, tokens) : new Entry(ArnPattern.FromTokens(tokens), null);
        }

        public bool Matches(in ArnText arn, RequestContext context)
        {
            ArnPattern? pattern = Open is null ? Fixed : Substitute(Open, context);
            return pattern is not null && pattern.Matches(arn, context);
        }

        private static ArnPattern? Substitute(PatternToken[] tokens, RequestContext context)
        {
            List<PatternToken> substituted = new(tokens.Length);
            foreach (PatternToken token in tokens)
            {
                if (!token.TryResolve(context, out ReadOnlySpan<char> text))
                {
                    return null;
                }

                substituted.Add(token.Kind == PatternTokenKind.Variable ? PatternToken.Literal(text.ToString()) : token);
            }

            return ArnPattern.FromTokens(substituted);
        }

        private static bool HasVariableBeforeResource(PatternToken[] tokens)
        {
            int colons = 0;
            foreach (PatternToken token in tokens)
            {
                if (token.Kind == PatternTokenKind.Variable)
                {
                    return colons < ArnText.SegmentCount - 1;
                }

                colons += token.Kind == PatternTokenKind.Literal ? token.Text.AsSpan().Count(':') : 0;
            }

            return false;
        }
    }
}
