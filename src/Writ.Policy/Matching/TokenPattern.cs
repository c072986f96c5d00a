namespace Writ.Policy.Matching;

/// <summary>
/// A compiled string with wildcards and variables. Between two <c>*</c> lies a run of fixed length once its variables have their text, so taking the
/// leftmost place for each run in turn decides without going back: no recursion, no pattern is ever built from what a request holds.
/// </summary>
internal sealed class TokenPattern
{
    private readonly PatternToken[] _tokens;
    private readonly StringComparison _comparison;
    private readonly string? _literal;
    private readonly string? _prefix;

    public TokenPattern(PatternToken[] tokens, StringComparison comparison = StringComparison.Ordinal)
    {
        _tokens = tokens;
        _comparison = comparison;
        _literal = _tokens switch
        {
            [] => "",
            [{ Kind: PatternTokenKind.Literal } only] => only.Text,
            _ => null,
        };
        _prefix = _tokens is [{ Kind: PatternTokenKind.Literal } head, { Kind: PatternTokenKind.Any }] ? head.Text : null;
        MatchesEverything = _tokens is [{ Kind: PatternTokenKind.Any }];
        HasVariables = Array.Exists(_tokens, token => token.Kind == PatternTokenKind.Variable);
    }

    /// <summary><c>*</c>.</summary>
    public static TokenPattern Everything { get; } = new([PatternToken.Any]);

    /// <summary>Compiles a string that compares ordinally.</summary>
    public static TokenPattern Compile(string text, bool variables) =>
        text == "*" ? Everything : new TokenPattern(PatternTokenReader.Read(text, wildcards: true, variables));

    public ReadOnlySpan<PatternToken> Tokens => _tokens;

    /// <summary>The text, when the pattern is nothing but text.</summary>
    public string? LiteralText => _literal;

    public bool MatchesEverything { get; }

    public bool HasVariables { get; }

    /// <summary>False also when a variable has no value.</summary>
    public bool Matches(ReadOnlySpan<char> input, RequestContext context)
    {
        if (_literal is not null)
        {
            return input.Equals(_literal, _comparison);
        }

        if (_prefix is not null)
        {
            return input.StartsWith(_prefix, _comparison);
        }

        if (MatchesEverything)
        {
            return true;
        }

        int end = RunEnd(0);
        if (!RunMatches(0, end, input, context, out int length))
        {
            return false;
        }

        return end == _tokens.Length ? input.Length == length : MatchesAfterStar(end, input[length..], context);
    }

    /// <summary>A variable without value and without default: the entry that holds it says nothing about this request.</summary>
    public bool HasAbsentVariable(RequestContext context)
    {
        foreach (ref readonly PatternToken token in _tokens.AsSpan())
        {
            if (!token.TryResolve(context, out _))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesAfterStar(int star, ReadOnlySpan<char> input, RequestContext context)
    {
        while (true)
        {
            int start = star + 1;
            if (start == _tokens.Length)
            {
                return true;
            }

            int end = RunEnd(start);
            if (!TryRunLength(start, end, input.Length, context, out int length))
            {
                return false;
            }

            if (end == _tokens.Length)
            {
                return RunMatches(start, end, input[^length..], context, out _);
            }

            int found = FindRun(start, end, length, input, context);
            if (found < 0)
            {
                return false;
            }

            input = input[(found + length)..];
            star = end;
        }
    }

    /// <summary>The leftmost place of a run that is a single text or a <c>?</c>, or else of one written out once, so that no place costs more than its characters.</summary>
    private int FindRun(int start, int end, int length, ReadOnlySpan<char> input, RequestContext context)
    {
        if (end - start == 1)
        {
            _ = _tokens[start].TryResolve(context, out ReadOnlySpan<char> text);
            return _tokens[start].Kind == PatternTokenKind.One ? 0 : input.IndexOf(text, _comparison);
        }

        if (_comparison == StringComparison.Ordinal)
        {
            using PatternRun run = new(_tokens.AsSpan(start..end), length, context);
            return run.FindIn(input);
        }

        for (int at = 0; at <= input.Length - length; at++)
        {
            if (RunMatches(start, end, input[at..], context, out _))
            {
                return at;
            }
        }

        return -1;
    }

    private int RunEnd(int start)
    {
        int end = start;
        while (end < _tokens.Length && _tokens[end].Kind != PatternTokenKind.Any)
        {
            end++;
        }

        return end;
    }

    /// <summary>How many characters a run has, counted no further than there is room: thousands of variables with long values are past any number.</summary>
    private bool TryRunLength(int start, int end, int room, RequestContext context, out int length)
    {
        length = 0;
        for (int i = start; i < end; i++)
        {
            ref readonly PatternToken token = ref _tokens[i];
            if (!token.TryResolve(context, out ReadOnlySpan<char> text))
            {
                return false;
            }

            length += token.Kind == PatternTokenKind.One ? 1 : text.Length;
            if (length > room)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The run stands at the start of the input, that many characters long. A variable without value stands nowhere.</summary>
    private bool RunMatches(int start, int end, ReadOnlySpan<char> input, RequestContext context, out int length)
    {
        length = 0;
        for (int i = start; i < end; i++)
        {
            ref readonly PatternToken token = ref _tokens[i];
            if (token.Kind == PatternTokenKind.One)
            {
                length++;
                if (length > input.Length)
                {
                    return false;
                }

                continue;
            }

            if (!token.TryResolve(context, out ReadOnlySpan<char> text) || !input[length..].StartsWith(text, _comparison))
            {
                return false;
            }

            length += text.Length;
        }

        return true;
    }
}
