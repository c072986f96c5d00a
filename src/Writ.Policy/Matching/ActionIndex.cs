namespace Writ.Policy.Matching;

/// <summary>
/// Which statements of a document may cover an action: those that name it, those with a wildcard in its service, and those that may cover
/// anything. Statements about other actions cost nothing, however many there are. The index goes by hashes alone: what it finds are candidates,
/// and the statement itself has the last word.
/// </summary>
internal sealed class ActionIndex
{
    private readonly Dictionary<int, (int Start, int Count)> _byHash;
    private readonly int[] _statements;
    private readonly int[] _anywhere;

    public ActionIndex(IReadOnlyList<ActionSet> statements)
    {
        List<(int Hash, int Statement)> entries = new(statements.Count);
        List<int> anywhere = [];
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].IsNegated)
            {
                anywhere.Add(i);
                continue;
            }

            foreach (ActionPattern pattern in statements[i].Patterns)
            {
                if (pattern.CanMatch && pattern.IndexHash is { } hash)
                {
                    entries.Add((hash, i));
                }
                else if (pattern.CanMatch && (anywhere.Count == 0 || anywhere[^1] != i))
                {
                    anywhere.Add(i);
                }
            }
        }

        _anywhere = [.. anywhere];
        _statements = new int[entries.Count];
        _byHash = Group(entries, _statements);
    }

    public Candidates For(in ActionName action) => new(Under(action.Hash), Under(action.ServiceHash), _anywhere);

    private ReadOnlySpan<int> Under(int hash) => _byHash.TryGetValue(hash, out (int Start, int Count) found) ? _statements.AsSpan(found.Start, found.Count) : default;

    /// <summary>Sorts by hash, then by place in the document, and notes where each hash's statements lie; a statement that names an action twice stands once.</summary>
    private static Dictionary<int, (int Start, int Count)> Group(List<(int Hash, int Statement)> entries, int[] statements)
    {
        entries.Sort();
        Dictionary<int, (int Start, int Count)> byHash = new(entries.Count);
        int at = 0;
        for (int i = 0; i < entries.Count;)
        {
            int hash = entries[i].Hash;
            int start = at;
            for (; i < entries.Count && entries[i].Hash == hash; i++)
            {
                if (at == start || statements[at - 1] != entries[i].Statement)
                {
                    statements[at] = entries[i].Statement;
                    at++;
                }
            }

            byHash.Add(hash, (start, at - start));
        }

        return byHash;
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
