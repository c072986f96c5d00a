namespace Writ.Policy.Catalog;

/// <summary>
/// A text of AWS's reference with placeholders: <c>${Name}</c> stands for one character or more, <c>*</c> for any number. Texts come from the data
/// file, never from a user.
/// </summary>
internal sealed class PlaceholderText
{
    // Literals and placeholders take turns: _literals[i] is followed by a placeholder of at least _leastLengths[i], the last by none.
    private readonly string[] _literals;
    private readonly int[] _leastLengths;

    public PlaceholderText(string text)
    {
        List<string> literals = [];
        List<int> leastLengths = [];
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int end = PlaceholderEnd(text, at);
            if (end < 0)
            {
                continue;
            }

            literals.Add(text[start..at]);
            leastLengths.Add(text[at] == '*' ? 0 : 1);
            start = end;
            at = end - 1;
        }

        literals.Add(text[start..]);
        _literals = [.. literals];
        _leastLengths = [.. leastLengths];
        LiteralLength = literals.Sum(literal => literal.Length);
    }

    public bool HasPlaceholders => _leastLengths.Length > 0;

    /// <summary>How many characters are fixed.</summary>
    public int LiteralLength { get; }

    /// <summary>How many of the fixed characters are one of these.</summary>
    public int CountOf(char first, char second) => _literals.Sum(literal => literal.Count(c => c == first || c == second));

    /// <summary>Taking the leftmost place for each literal in turn decides without going back.</summary>
    public bool Matches(ReadOnlySpan<char> text, StringComparison comparison)
    {
        if (!HasPlaceholders)
        {
            return text.Equals(_literals[0], comparison);
        }

        if (!text.StartsWith(_literals[0], comparison))
        {
            return false;
        }

        text = text[_literals[0].Length..];
        for (int i = 1; i < _literals.Length - 1; i++)
        {
            int least = _leastLengths[i - 1];
            int found = text.Length < least ? -1 : text[least..].IndexOf(_literals[i], comparison);
            if (found < 0)
            {
                return false;
            }

            text = text[(least + found + _literals[i].Length)..];
        }

        return text.Length >= _leastLengths[^1] + _literals[^1].Length && text.EndsWith(_literals[^1], comparison);
    }

    private static int PlaceholderEnd(string text, int at) => text[at] switch
    {
        '*' => at + 1,
        '$' when at + 1 < text.Length && text[at + 1] == '{' => text.IndexOf('}', at) + 1 is var end and > 0 ? end : -1,
        _ => -1,
    };
}
