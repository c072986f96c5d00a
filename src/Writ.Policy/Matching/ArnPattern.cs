namespace Writ.Policy.Matching;

/// <summary>
/// An ARN with wildcards, matched segment by segment, so that a wildcard in one of the first five never crosses a colon
/// (AWS: IAM User Guide, JSON policy elements: Resource). The segments that are plain text up to the first that is not are compared in one.
/// </summary>
internal sealed class ArnPattern
{
    private const char Colon = ':';

    private readonly string _start;
    private readonly int _plain;
    private readonly TokenPattern[] _segments;

    /// <param name="start">The plain segments, each with its colon.</param>
    /// <param name="plain">How many they are, five at most.</param>
    /// <param name="segments">The others.</param>
    private ArnPattern(string start, int plain, TokenPattern[] segments)
    {
        _start = start;
        _plain = plain;
        _segments = segments;
    }

    public TokenPattern ResourceSegment => _segments[^1];

    /// <summary>Cuts the text at its first five colons; what is missing is <c>*</c>. Variables are substituted in the sixth segment only.</summary>
    public static ArnPattern Compile(string text, bool variables)
    {
        int plain = 0;
        int at = 0;
        for (int colon = text.IndexOf(Colon, StringComparison.Ordinal); colon >= 0 && plain < ArnText.SegmentCount - 1; colon = text.IndexOf(Colon, at))
        {
            if (text.AsSpan(at..colon).ContainsAny('*', '?'))
            {
                break;
            }

            plain++;
            at = colon + 1;
        }

        TokenPattern[] segments = new TokenPattern[ArnText.SegmentCount - plain];
        int start = at;
        for (int i = 0; i < segments.Length; i++)
        {
            int colon = i == segments.Length - 1 || at > text.Length ? -1 : text.IndexOf(Colon, at);
            int end = colon < 0 ? text.Length : colon;
            segments[i] = at > text.Length ? TokenPattern.Everything : TokenPattern.Compile(text[at..end], variables && i == segments.Length - 1);
            at = end + 1;
        }

        return new ArnPattern(text[..start], plain, segments);
    }

    /// <summary>Null when the tokens do not hold five colons. Colons inside a variable's name do not count.</summary>
    public static ArnPattern? FromTokens(IEnumerable<PatternToken> tokens)
    {
        List<PatternToken>[] segments = [[], [], [], [], [], []];
        int segment = 0;
        foreach (PatternToken token in tokens)
        {
            if (token.Kind == PatternTokenKind.Literal)
            {
                segment = Split(token.Text, segments, segment);
            }
            else
            {
                segments[segment].Add(token);
            }
        }

        return segment < ArnText.SegmentCount - 1 ? null : new ArnPattern("", 0, [.. segments.Select(tokens => new TokenPattern([.. tokens]))]);
    }

    public bool Matches(in ArnText arn, RequestContext context)
    {
        if (!arn.IsArn || !arn.Text.AsSpan().StartsWith(_start))
        {
            return false;
        }

        for (int i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].MatchesEverything && !_segments[i].Matches(arn[_plain + i], context))
            {
                return false;
            }
        }

        return true;
    }

    private static int Split(string text, List<PatternToken>[] segments, int segment)
    {
        int start = 0;
        while (segment < segments.Length - 1)
        {
            int colon = text.IndexOf(Colon, start);
            if (colon < 0)
            {
                break;
            }

            Add(segments[segment], text[start..colon]);
            segment++;
            start = colon + 1;
        }

        Add(segments[segment], text[start..]);
        return segment;
    }

    private static void Add(List<PatternToken> segment, string text)
    {
        if (text.Length > 0)
        {
            segment.Add(PatternToken.Literal(text));
        }
    }
}
