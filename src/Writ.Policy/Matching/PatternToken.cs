namespace Writ.Policy.Matching;

/// <summary>What a piece of a compiled string stands for.</summary>
internal enum PatternTokenKind
{
    /// <summary>Text that matches itself, also <c>${*}</c>, <c>${?}</c> and <c>${$}</c>.</summary>
    Literal = 0,

    /// <summary>Exactly one character (<c>?</c>).</summary>
    One,

    /// <summary>Any run of characters (<c>*</c>).</summary>
    Any,

    /// <summary>A policy variable: matches the text its key holds, literally.</summary>
    Variable,
}

/// <summary>One piece of a compiled string. Variables keep their key and default; their text comes from the request when it is matched.</summary>
internal readonly struct PatternToken
{
    public static readonly PatternToken One = new() { Kind = PatternTokenKind.One };

    public static readonly PatternToken Any = new() { Kind = PatternTokenKind.Any };

    public PatternTokenKind Kind { get; private init; }

    public string Text { get; private init; }

    public ContextKey Key { get; private init; }

    /// <summary>The text of <c>${key, 'text'}</c>; null without default.</summary>
    public string? Default { get; private init; }

    public static PatternToken Literal(string text) => new() { Kind = PatternTokenKind.Literal, Text = text };

    public static PatternToken Variable(string key, string? fallback) =>
        new() { Kind = PatternTokenKind.Variable, Key = new ContextKey(key), Default = fallback, Text = key };

    /// <summary>The fixed text this token matches; false when a variable has no single value and no default.</summary>
    public bool TryResolve(RequestContext context, out ReadOnlySpan<char> text)
    {
        text = Text;
        if (Kind != PatternTokenKind.Variable)
        {
            return true;
        }

        if (context.TryGet(Key, out ContextValue value) && value.Count > 0)
        {
            text = value.Count == 1 ? value[0] : default;
            return value.Count == 1;
        }

        text = Default;
        return Default is not null;
    }
}
