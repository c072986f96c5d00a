namespace Writ.Policy.Matching;

/// <summary>
/// An ARN with wildcards: six patterns, matched segment by segment, so that a wildcard in one of the first five never crosses a colon
/// (AWS: IAM User Guide, JSON policy elements: Resource).
/// </summary>
internal sealed class ArnPattern
{
    private readonly TokenPattern[] _segments;
    private readonly string? _head;

    private ArnPattern(TokenPattern[] segments)
    {
        _segments = segments;
        _head = LiteralHead(segments);
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

        return segment < ArnText.SegmentCount - 1 ? null : new ArnPattern([.. segments.Select(tokens => new TokenPattern(tokens))]);
    }

    public static ArnPattern FromSegments(IEnumerable<IEnumerable<PatternToken>> segments) =>
        new([.. segments.Select(tokens => new TokenPattern(tokens))]);

    public TokenPattern ResourceSegment => _segments[^1];

    public bool Matches(in ArnText arn, RequestContext context)
    {
        if (!arn.IsArn)
        {
            return false;
        }

        if (_head is not null)
        {
            return arn.ResourceStart == _head.Length
                && arn.Text.AsSpan(0, _head.Length).SequenceEqual(_head)
                && _segments[^1].Matches(arn[5], context);
        }

        for (int i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].Matches(arn[i], context))
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
            int colon = text.IndexOf(':', start);
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

    /// <summary>The first five segments with their colons, when they are plain text: one comparison then stands for five.</summary>
    private static string? LiteralHead(TokenPattern[] segments)
    {
        ReadOnlySpan<TokenPattern> head = segments.AsSpan(0, ArnText.SegmentCount - 1);
        string text = "";
        foreach (TokenPattern segment in head)
        {
            if (segment.LiteralText is null)
            {
                return null;
            }

            text += segment.LiteralText + ":";
        }

        return text;
    }
}
