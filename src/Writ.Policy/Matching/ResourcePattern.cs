namespace Writ.Policy.Matching;

/// <summary>
/// One entry of Resource or NotResource. <c>*</c> matches all; an ARN with fewer than six fields is filled with <c>*</c>; an entry without colon
/// is also compared with the whole text, which is how <c>**</c> reaches actions that have no resource.
/// </summary>
internal sealed class ResourcePattern
{
    private const char Colon = ':';

    private readonly TokenPattern? _whole;
    private readonly ArnPattern _arn;

    private ResourcePattern(string text, TokenPattern? whole, ArnPattern arn)
    {
        Text = text;
        _whole = whole;
        _arn = arn;
        IsEverything = whole is { MatchesEverything: true };
    }

    /// <summary>The entry as written.</summary>
    public string Text { get; }

    public bool IsEverything { get; }

    public static ResourcePattern Compile(string text, bool variables) => new(
        text,
        text.Contains(Colon, StringComparison.Ordinal) ? null : TokenPattern.Compile(text, variables: false),
        ArnPattern.Compile(text, variables));

    public bool Matches(in ArnText resource, RequestContext context) =>
        IsEverything || (resource.IsArn ? _arn.Matches(resource, context) : _whole is not null && _whole.Matches(resource.Text, context));

    public bool HasAbsentVariable(RequestContext context) => _arn.ResourceSegment.HasAbsentVariable(context);

    /// <summary>The entry's first variable and the text it would need to cover a resource; seen where at most plain text stands before it.</summary>
    public (string Key, string Value)? VariableFor(in ArnText resource)
    {
        ReadOnlySpan<PatternToken> tokens = _arn.ResourceSegment.Tokens;
        string before = tokens.IsEmpty || tokens[0].Kind != PatternTokenKind.Literal ? "" : tokens[0].Text;
        int at = before.Length == 0 ? 0 : 1;
        if (at >= tokens.Length || tokens[at].Kind != PatternTokenKind.Variable || !resource[5].StartsWith(before, StringComparison.Ordinal))
        {
            return null;
        }

        ReadOnlySpan<char> rest = resource[5][before.Length..];
        bool followed = at + 1 < tokens.Length && tokens[at + 1].Kind == PatternTokenKind.Literal;
        int end = followed ? rest.IndexOf(tokens[at + 1].Text, StringComparison.Ordinal) : rest.Length;
        return end < 0 ? null : (tokens[at].Key.Name, rest[..end].ToString());
    }
}
