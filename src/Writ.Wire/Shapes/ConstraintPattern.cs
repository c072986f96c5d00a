using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Writ.Wire.Shapes;

/// <summary>
/// A pattern of AWS's service model. It is written in Java's dialect, where <c>\w</c>, <c>\d</c> and <c>\s</c> mean ASCII
/// only, and is matched against the whole value, in linear time. The few that look ahead cannot be; their members have short
/// lengths, which are checked first. Patterns are constants of the model, never user data.
/// </summary>
public sealed class ConstraintPattern
{
    private static readonly ConcurrentDictionary<string, ConstraintPattern> Known = new(StringComparer.Ordinal);

    // Longer than any match takes, whatever the pattern.
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(10);

    private readonly Lazy<Regex> _regex;

    private ConstraintPattern(string text)
    {
        Text = text;
        _regex = new Lazy<Regex>(() => new Regex(
            $@"\A(?:{ToAscii(text)})\z",
            RegexOptions.CultureInvariant | (LooksAhead(text) ? RegexOptions.None : RegexOptions.NonBacktracking),
            Never));
    }

    /// <summary>As the model writes it.</summary>
    public string Text { get; }

    /// <summary>The one instance for a pattern's text.</summary>
    public static ConstraintPattern Of(string text) => Known.GetOrAdd(text, static pattern => new ConstraintPattern(pattern));

    public bool IsMatch(string value) => _regex.Value.IsMatch(value);

    private static bool LooksAhead(string pattern) =>
        pattern.Contains("(?!", StringComparison.Ordinal) || pattern.Contains("(?=", StringComparison.Ordinal);

    private static string ToAscii(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 32);
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var c = pattern[at];
            if (c == '\\' && at + 1 < pattern.Length)
            {
                var set = Ascii(pattern[++at]);
                result.Append(set is null ? $"\\{pattern[at]}" : inClass ? set : $"[{set}]");
                continue;
            }

            inClass = c switch { '[' => true, ']' => false, _ => inClass };
            result.Append(c);
        }

        return result.ToString();
    }

    private static string? Ascii(char escape) => escape switch
    {
        'w' => "A-Za-z0-9_",
        'd' => "0-9",
        's' => @" \t\n\v\f\r",
        _ => null,
    };
}
