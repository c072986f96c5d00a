using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Writ.Wire.Shapes;

/// <summary>
/// A pattern of AWS's service model. It is written in Java's dialect and is matched against the whole value as Java
/// would, in linear time. Patterns are constants of the model, never user data.
/// </summary>
public sealed class ConstraintPattern
{
    /// <summary>Patterns that look around need a matcher that backtracks, which is given nothing longer than this.</summary>
    private const int MaxBacktracked = 1_024;

    private static readonly ConcurrentDictionary<string, ConstraintPattern> Known = new(StringComparer.Ordinal);

    private readonly Lazy<Regex> _regex;
    private readonly Lazy<SearchValues<char>> _plain;
    private readonly bool _looksAround;
    private readonly bool _namesCategories;

    private ConstraintPattern(string text)
    {
        Text = text;
        _looksAround = text.Contains("(?=", StringComparison.Ordinal)
            || text.Contains("(?!", StringComparison.Ordinal)
            || text.Contains("(?<", StringComparison.Ordinal);
        _namesCategories = text.Contains(@"\p{", StringComparison.Ordinal);
        _regex = new Lazy<Regex>(() => new Regex(
            $@"\A(?:{JavaPattern.ToDotNet(text)})\z",
            (_looksAround ? RegexOptions.None : RegexOptions.NonBacktracking) | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)));
        _plain = new Lazy<SearchValues<char>>(() => SearchValues.Create(IsOneClassRepeated(text)
            ? [.. Enumerable.Range(0, 128).Select(ascii => (char)ascii).Where(ascii => _regex.Value.IsMatch(ascii.ToString()))]
            : ""));
    }

    /// <summary>As the model writes it.</summary>
    public string Text { get; }

    /// <summary>The one instance for a pattern's text.</summary>
    public static ConstraintPattern Of(string text) => Known.GetOrAdd(text, static pattern => new ConstraintPattern(pattern));

    /// <summary>
    /// Most patterns are one class of characters, repeated, and most values ASCII: each of whose characters matches by itself, matches as a
    /// whole, and no expression is run.
    /// </summary>
    public bool IsMatch(string value) =>
        (value.Length > 0 && !value.AsSpan().ContainsAnyExcept(_plain.Value)) || MatchesExpression(value);

    private bool MatchesExpression(string value) =>
        !(_looksAround && value.Length > MaxBacktracked) && _regex.Value.IsMatch(_namesCategories ? Flat(value) : value);

    /// <summary>Whether a pattern is a class without classes in it, once or more, or any number of times.</summary>
    private static bool IsOneClassRepeated(string text) =>
        text is ['[', .. var members, ']', '+' or '*'] && !members.Contains('[', StringComparison.Ordinal) && !members.Contains(']', StringComparison.Ordinal);

    /// <summary>
    /// .NET knows no category of characters beyond the basic plane. Each is replaced by one of the basic plane that is a
    /// letter or a number as it is, which are the categories the models name.
    /// </summary>
    private static string Flat(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return value;
        }

        var result = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            result.Append(rune switch
            {
                { IsBmp: true } => (char)rune.Value,
                _ when Rune.IsLetter(rune) => '\u4E2D',
                _ when Rune.IsNumber(rune) => '\u2460',
                _ => '\uFFFF',
            });
        }

        return result.ToString();
    }
}
