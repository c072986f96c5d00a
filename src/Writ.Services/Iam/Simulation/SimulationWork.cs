using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>
/// How much there is to compare for one action, known before it is done: patterns against resources and condition values against the
/// context's, where a pair of long texts counts as many short ones. The lists come from the call, which may be hostile.
/// </summary>
internal sealed class SimulationWork
{
    /// <summary>Characters of one text times those of the other that make a pair.</summary>
    private const int CharactersOfPair = 8_192;

    /// <summary>The same where a pattern is compared piece by piece, at each place again when a star stands before: measured, some 10 ns a piece.</summary>
    private const int CharactersOfSlowPair = 256;

    /// <summary>Most action patterns are passed over by the index.</summary>
    private const int ActionsOfPair = 16;

    private long _patterns;
    private long _characters;
    private long _slowCharacters;
    private long _values;

    public void Add(CompiledPolicy policy)
    {
        foreach (var statement in policy.Statements)
        {
            var patterns = statement.ResourcePatterns;
            _patterns += 1 + patterns.Count + statement.Principals.Count + (statement.ActionPatterns.Count / ActionsOfPair);
            AddText(patterns);
            foreach (var condition in PolicyCondition.Of(statement))
            {
                _values += Math.Max(1, condition.Values.Count);
                AddText(condition.Values);
            }
        }
    }

    /// <summary>The pairs that one action takes.</summary>
    public long On(IReadOnlyList<string> resources, RequestContext context)
    {
        long most = 1;
        long longest = 1;
        foreach (var (_, value) in context)
        {
            most = Math.Max(most, value.Count);
            longest = Math.Max(longest, value.ToList().Sum(text => (long)text.Length));
        }

        // Variables put the context's texts into patterns as well.
        var compared = resources.Sum(resource => (long)resource.Length) + (resources.Count * longest);
        return Math.Max(1, (resources.Count * (_patterns + (_values * most)))
            + (_characters * compared / CharactersOfPair) + (_slowCharacters * compared / CharactersOfSlowPair));
    }

    private void AddText(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            _characters += text.Length;
            _slowCharacters += text.AsSpan().ContainsAny('?', '$') ? text.Length : 0;
        }
    }
}
