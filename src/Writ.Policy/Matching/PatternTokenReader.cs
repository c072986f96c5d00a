namespace Writ.Policy.Matching;

/// <summary>Cuts a string of a policy into tokens, once, when the document is compiled.</summary>
internal static class PatternTokenReader
{
    private const string Special = "*?$";
    private const string DefaultEnd = "'}";

    /// <summary>Far beyond any key; a text made of nothing but beginnings of variables is read in one go.</summary>
    private const int LongestKey = 1_024;

    /// <param name="text">The string as written.</param>
    /// <param name="wildcards"><c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="variables"><c>${…}</c> is substituted; never under Version 2008-10-17.</param>
    public static PatternToken[] Read(string text, bool wildcards, bool variables)
    {
        int first = text.AsSpan().IndexOfAny(Special);
        if (first < 0)
        {
            return text.Length == 0 ? [] : [PatternToken.Literal(text)];
        }

        if (wildcards && first > 0 && first == text.Length - 1 && text[first] == '*')
        {
            return [PatternToken.Literal(text[..first]), PatternToken.Any];
        }

        List<PatternToken> tokens = new(4);
        int lastDefault = variables ? text.LastIndexOf(DefaultEnd, StringComparison.Ordinal) : -1;
        int run = 0;
        int at = 0;
        while (at < text.Length)
        {
            int plain = text.AsSpan(at).IndexOfAny(Special);
            at = plain < 0 ? text.Length : at + plain;
            PatternToken token = default;
            int length = at < text.Length ? TakeSpecial(text.AsSpan(at), wildcards, variables, at < lastDefault, out token) : 0;
            if (length == 0)
            {
                at++; // the end, or a character that means itself here
                continue;
            }

            AddLiteral(tokens, text, run, at);
            Add(tokens, token);
            at += length;
            run = at;
        }

        AddLiteral(tokens, text, run, text.Length);
        return [.. tokens];
    }

    /// <summary>A wildcard, a variable or an escaped character; returns its length, 0 for a character that means itself here.</summary>
    private static int TakeSpecial(ReadOnlySpan<char> text, bool wildcards, bool variables, bool defaults, out PatternToken token)
    {
        token = text[0] == '?' ? PatternToken.One : PatternToken.Any;
        if (text[0] != '$')
        {
            return wildcards ? 1 : 0;
        }

        return variables && TryReadVariable(text, defaults, out token, out int length) ? length : 0;
    }

    /// <summary>Two <c>*</c> in a row are one.</summary>
    private static void Add(List<PatternToken> tokens, in PatternToken token)
    {
        if (token.Kind != PatternTokenKind.Any || tokens.Count == 0 || tokens[^1].Kind != PatternTokenKind.Any)
        {
            tokens.Add(token);
        }
    }

    private static void AddLiteral(List<PatternToken> tokens, string text, int start, int end)
    {
        if (end > start)
        {
            tokens.Add(PatternToken.Literal(text[start..end]));
        }
    }

    /// <summary><c>${key}</c>, <c>${key, 'default'}</c> or an escaped <c>${*}</c>, <c>${?}</c>, <c>${$}</c>; anything else is plain text.</summary>
    private static bool TryReadVariable(ReadOnlySpan<char> text, bool defaults, out PatternToken token, out int length)
    {
        token = default;
        length = 0;
        if (!text.StartsWith("${", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> inside = text[2..];
        int end = inside[..Math.Min(inside.Length, LongestKey + 1)].IndexOfAny(',', '}');
        if (end <= 0)
        {
            return false;
        }

        string key = inside[..end].ToString();
        if (inside[end] == '}')
        {
            token = key is "*" or "?" or "$" ? PatternToken.Literal(key) : PatternToken.Variable(key, fallback: null);
            length = end + 3;
            return true;
        }

        string? fallback = defaults ? ReadDefault(inside, end + 1, out length) : null;
        token = fallback is null ? default : PatternToken.Variable(key, fallback);
        return fallback is not null;
    }

    /// <summary>The rest of a variable, <c> 'default'}</c>, from behind its comma; null when it is something else.</summary>
    private static string? ReadDefault(ReadOnlySpan<char> inside, int open, out int length)
    {
        while (open < inside.Length && inside[open] == ' ')
        {
            open++;
        }

        int close = open < inside.Length && inside[open] == '\'' ? inside[(open + 1)..].IndexOf(DefaultEnd, StringComparison.Ordinal) : -1;
        length = open + close + 5;
        return close < 0 ? null : inside.Slice(open + 1, close).ToString();
    }
}
