using System.Collections.Frozen;

namespace Writ.Policy.Matching;

/// <summary>
/// Which statements of a document may cover an action: those that name it, those with a wildcard in its service, and those that may cover
/// anything. Statements about other actions cost nothing, however many there are.
/// </summary>
internal sealed class ActionIndex
{
    private readonly FrozenDictionary<string, int[]> _byAction;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly int[] _anywhere;

    public ActionIndex(IReadOnlyList<ActionSet> statements)
    {
        Dictionary<string, List<int>> byAction = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, List<int>> byService = new(StringComparer.OrdinalIgnoreCase);
        List<int> anywhere = [];
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].IsNegated)
            {
                Add(anywhere, i);
                continue;
            }

            foreach (ActionPattern pattern in statements[i].Patterns)
            {
                Add(pattern, i, byAction, byService, anywhere);
            }
        }

        _byAction = Freeze(byAction);
        _byService = Freeze(byService).GetAlternateLookup<ReadOnlySpan<char>>();
        _anywhere = [.. anywhere];
    }

    public Candidates For(string action)
    {
        _ = _byAction.TryGetValue(action, out int[]? exact);
        int colon = action.IndexOf(':', StringComparison.Ordinal);
        int[]? service = null;
        _ = colon > 0 && _byService.TryGetValue(action.AsSpan(0, colon), out service);
        return new Candidates(exact, service, _anywhere);
    }

    private static void Add(
        ActionPattern pattern, int statement, Dictionary<string, List<int>> byAction, Dictionary<string, List<int>> byService, List<int> anywhere)
    {
        if (!pattern.CanMatch)
        {
            return;
        }

        if (pattern.Exact is not null)
        {
            Add(Entry(byAction, pattern.Exact), statement);
        }
        else if (pattern.Service is not null)
        {
            Add(Entry(byService, pattern.Service), statement);
        }
        else
        {
            Add(anywhere, statement);
        }
    }

    private static List<int> Entry(Dictionary<string, List<int>> table, string key)
    {
        if (!table.TryGetValue(key, out List<int>? entry))
        {
            entry = [];
            table.Add(key, entry);
        }

        return entry;
    }

    private static void Add(List<int> statements, int statement)
    {
        if (statements.Count == 0 || statements[^1] != statement)
        {
            statements.Add(statement);
        }
    }

    private static FrozenDictionary<string, int[]> Freeze(Dictionary<string, List<int>> table) =>
        table.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Three ascending lists read as one, each statement once, in the document's order.</summary>
    public ref struct Candidates(ReadOnlySpan<int> exact, ReadOnlySpan<int> service, ReadOnlySpan<int> anywhere)
    {
        private const int None = int.MaxValue;

        private ReadOnlySpan<int> _exact = exact;
        private ReadOnlySpan<int> _service = service;
        private ReadOnlySpan<int> _anywhere = anywhere;

        public int Current { get; private set; } = None;

        public bool MoveNext()
        {
            Current = Math.Min(First(_exact), Math.Min(First(_service), First(_anywhere)));
            Skip(ref _exact, Current);
            Skip(ref _service, Current);
            Skip(ref _anywhere, Current);
            return Current != None;
        }

        private static int First(ReadOnlySpan<int> list) => list.IsEmpty ? None : list[0];

        private static void Skip(ref ReadOnlySpan<int> list, int statement)
        {
            if (!list.IsEmpty && list[0] == statement)
            {
                list = list[1..];
            }
        }
    }
}
