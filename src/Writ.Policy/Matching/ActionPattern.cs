namespace Writ.Policy.Matching;

/// <summary>
/// One entry of Action or NotAction: <c>service:name</c>, compared as a whole and ignoring case, or <c>*</c> alone. Nothing is trimmed, and an entry
/// without exactly one colon matches nothing.
/// </summary>
internal sealed class ActionPattern
{
    private readonly TokenPattern? _pattern;

    public ActionPattern(string text)
    {
        Text = text;
        PatternToken[] tokens = PatternTokenReader.Read(text, wildcards: true, variables: false);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        bool everything = tokens is [{ Kind: PatternTokenKind.Any }];
        if (!everything && (colon < 0 || text.AsSpan(colon + 1).Contains(':')))
        {
            return;
        }

        _pattern = new TokenPattern(tokens, StringComparison.OrdinalIgnoreCase);
        Exact = _pattern.LiteralText;
        IndexHash = Exact is not null ? CaselessHash.Of(Exact) : everything || text.AsSpan(0, colon).ContainsAny('*', '?') ? null : CaselessHash.Of(text.AsSpan(0, colon));
    }

    /// <summary>The entry as written.</summary>
    public string Text { get; }

    /// <summary>The action, when the entry has no wildcard and can match.</summary>
    public string? Exact { get; }

    /// <summary>What an index files the entry under: the hash of the action, or of the service where only that is plain text; null for any service.</summary>
    public int? IndexHash { get; }

    public bool CanMatch => _pattern is not null;

    public bool Matches(in ActionName action, RequestContext context) =>
        _pattern is not null && (IndexHash is not { } hash || hash == (Exact is null ? action.ServiceHash : action.Hash)) && _pattern.Matches(action.Text, context);
}
