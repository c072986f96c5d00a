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

    /// <summary>Most action patterns are passed over by the index.</summary>
    private const int ActionsOfPair = 16;

    private long _patterns;
    private long _patternCharacters;
    private long _values;
    private long _valueCharacters;

    public void Add(CompiledPolicy policy)
    {
        foreach (var statement in policy.Statements)
        {
            var patterns = statement.ResourcePatterns;
            _patterns += 1 + patterns.Count + statement.Principals.Count + (statement.ActionPatterns.Count / ActionsOfPair);
            _patternCharacters += patterns.Sum(pattern => (long)pattern.Length);
            foreach (var condition in PolicyCondition.Of(statement))
            {
                _values += Math.Max(1, condition.Values.Count);
                _valueCharacters += condition.Values.Sum(value => (long)value.Length);
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
        return Math.Max(1, (resources.Count * (_patterns + (_values * most))) + ((_patternCharacters + _valueCharacters) * compared / CharactersOfPair));
    }
}
