namespace Writ.Policy.Matching;

/// <summary>
/// Which statements of a document may cover an action: those that name it, those with a wildcard in its service, and those that may cover
/// anything. Statements about other actions cost nothing, however many there are. The index goes by hashes alone: what it finds are candidates,
/// and the statement itself has the last word.
/// </summary>
internal sealed class ActionIndex
{
    private readonly Dictionary<int, int[]> _byHash;
    private readonly int[] _anywhere;

    public ActionIndex(IReadOnlyList<ActionSet> statements)
    {
        Dictionary<int, List<int>> byHash = [];
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
                Add(pattern, i, byHash, anywhere);
            }
        }

        _byHash = byHash.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
        _anywhere = [.. anywhere];
    }

    public Candidates For(in ActionName action)
    {
        _ = _byHash.TryGetValue(action.Hash, out int[]? exact);
        _ = _byHash.TryGetValue(action.ServiceHash, out int[]? service);
        return new Candidates(exact, service, _anywhere);
    }

    private static void Add(ActionPattern pattern, int statement, Dictionary<int, List<int>> byHash, List<int> anywhere)
    {
        if (!pattern.CanMatch)
        {
            return;
        }

        if ((pattern.Exact ?? pattern.Service) is not { } key)
        {
            Add(anywhere, statement);
            return;
        }

        int hash = CaselessHash.Of(key);
        if (!byHash.TryGetValue(hash, out List<int>? entry))
        {
            entry = new List<int>(1);
            byHash.Add(hash, entry);
        }

        Add(entry, statement);
    }

    private static void Add(List<int> statements, int statement)
    {
        if (statements.Count == 0 || statements[^1] != statement)
        {
            statements.Add(statement);
        }
    }

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
