namespace Writ.Cli.Documents;

/// <summary>Sentences about words: lists of them, and the one that was probably meant.</summary>
internal static class Words
{
    private const int LongestGuess = 40;

    public static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>" (did you mean 'x'?)" as far as one of the known words is close enough; else nothing.</summary>
    public static string DidYouMean(string word, IReadOnlyList<string> known) => Closest(word, known) is { } best ? $" (did you mean '{best}'?)" : "";

    /// <summary>The known word that was probably meant; null when none is close enough.</summary>
    public static string? Closest(string word, IReadOnlyList<string> known)
    {
        if (word.Length is 0 or > LongestGuess)
        {
            return null;
        }

        var best = known.Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant()))).MinBy(found => found.Distance);
        return best.Word is not null && best.Distance <= Math.Max(1, word.Length / 3) ? best.Word : null;
    }

    /// <summary>How many letters have to be added, removed or replaced.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
