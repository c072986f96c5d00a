using System.Text;

namespace Writ.Policy.Matching;

/// <summary>Cuts a string of a policy into tokens, once, when the document is compiled.</summary>
internal static class PatternTokenReader
{
    /// <param name="text">The string as written.</param>
    /// <param name="wildcards"><c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="variables"><c>${…}</c> is substituted; never under Version 2008-10-17.</param>
    public static List<PatternToken> Read(ReadOnlySpan<char> text, bool wildcards, bool variables)
    {
        List<PatternToken> tokens = [];
        StringBuilder literal = new();
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (wildcards && (c is '*' or '?'))
            {
                Flush(tokens, literal);
                AddWildcard(tokens, c);
                at++;
            }
            else if (variables && c == '$' && TryReadVariable(text[at..], out PatternToken token, out int length))
            {
                at += length;
                if (token.Kind == PatternTokenKind.Literal)
                {
                    literal.Append(token.Text);
                    continue;
                }

                Flush(tokens, literal);
                tokens.Add(token);
            }
            else
            {
                literal.Append(c);
                at++;
            }
        }

        Flush(tokens, literal);
        return tokens;
    }

    private static void AddWildcard(List<PatternToken> tokens, char c)
    {
        if (c == '?')
        {
            tokens.Add(PatternToken.One);
        }
        else if (tokens.Count == 0 || tokens[^1].Kind != PatternTokenKind.Any)
        {
            tokens.Add(PatternToken.Any);
        }
    }

    private static void Flush(List<PatternToken> tokens, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            tokens.Add(PatternToken.Literal(literal.ToString()));
            literal.Clear();
        }
    }

    /// <summary><c>${key}</c>, <c>${key, 'default'}</c> or an escaped <c>${*}</c>, <c>${?}</c>, <c>${$}</c>; anything else is plain text.</summary>
    private static bool TryReadVariable(ReadOnlySpan<char> text, out PatternToken token, out int length)
    {
        token = default;
        length = 0;
        if (!text.StartsWith("${", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> inside = text[2..];
        int end = inside.IndexOfAny(',', '}');
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

        int open = end + 1;
        while (open < inside.Length && inside[open] == ' ')
        {
            open++;
        }

        int close = open < inside.Length && inside[open] == '\'' ? inside[(open + 1)..].IndexOf("'}", StringComparison.Ordinal) : -1;
        if (close < 0)
        {
            return false;
        }

        token = PatternToken.Variable(key, inside.Slice(open + 1, close).ToString());
        length = open + close + 5;
        return true;
    }
}
