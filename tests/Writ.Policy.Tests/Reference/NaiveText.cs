using System.Text.RegularExpressions;

namespace Writ.Policy.Tests.Reference;

/// <summary>Wildcards and variables the obvious way: a string becomes characters, each marked as text, "any run" or "one"; a table decides.</summary>
internal static partial class NaiveText
{
    public enum Mark
    {
        Text,
        Any,
        One,
    }

    /// <summary>Null when a variable has no value.</summary>
    public static List<(char C, Mark Mark)>? Expand(string text, bool wildcards, bool variables, Dictionary<string, string[]> context)
    {
        List<(char, Mark)> result = [];
        for (int i = 0; i < text.Length;)
        {
            Match variable = variables ? Variable().Match(text, i) : Match.Empty;
            if (variable.Success)
            {
                string? value = Value(variable, context);
                if (value is null)
                {
                    return null;
                }

                result.AddRange(value.Select(c => (c, Mark.Text)));
                i += variable.Length;
            }
            else
            {
                char c = text[i++];
                result.Add((c, wildcards && c == '*' ? Mark.Any : wildcards && c == '?' ? Mark.One : Mark.Text));
            }
        }

        return result;
    }

    public static bool Matches(IReadOnlyList<(char C, Mark Mark)>? pattern, string input, bool ignoreCase = false)
    {
        if (pattern is null)
        {
            return false;
        }

        bool[] reached = new bool[input.Length + 1];
        reached[0] = true;
        foreach ((char c, Mark mark) in pattern)
        {
            bool[] next = new bool[input.Length + 1];
            for (int i = 0; i <= input.Length; i++)
            {
                next[i] = mark switch
                {
                    Mark.Any => reached[i] || (i > 0 && next[i - 1]),
                    Mark.One => i > 0 && reached[i - 1],
                    _ => i > 0 && reached[i - 1] && (ignoreCase ? char.ToUpperInvariant(c) == char.ToUpperInvariant(input[i - 1]) : c == input[i - 1]),
                };
            }

            reached = next;
        }

        return reached[input.Length];
    }

    /// <summary>Six segments against six segments; null when there are not six.</summary>
    public static bool ArnMatches(List<(char C, Mark Mark)>? pattern, string arn)
    {
        if (pattern is null || arn.Split(':', 6) is not { Length: 6 } segments)
        {
            return false;
        }

        List<List<(char, Mark)>> parts = [[]];
        foreach ((char c, Mark mark) in pattern)
        {
            if (c == ':' && mark == Mark.Text && parts.Count < 6)
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add((c, mark));
            }
        }

        return parts.Count == 6 && parts.Zip(segments).All(pair => Matches(pair.First, pair.Second));
    }

    private static string? Value(Match variable, Dictionary<string, string[]> context)
    {
        string key = variable.Groups[1].Value;
        if (key is "*" or "?" or "$" && !variable.Groups[2].Success)
        {
            return key;
        }

        if (context.TryGetValue(key, out string[]? values) && values.Length > 0)
        {
            return values.Length == 1 ? values[0] : null;
        }

        return variable.Groups[2].Success ? variable.Groups[2].Value : null;
    }

    [GeneratedRegex(@"\G\$\{([^,}]+)(?:, *'(.*?)')?\}")]
    private static partial Regex Variable();
}
