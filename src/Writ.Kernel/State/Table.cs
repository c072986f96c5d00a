using System.Collections.Immutable;

namespace Writ.Kernel.State;

/// <summary>
/// An immutable map from name to resource, ordered by name ignoring case (which is also how AWS tells names apart and
/// lists them). Changing one entry shares all others; looking up and paging cost the logarithm of the size.
/// </summary>
public sealed class Table<T> where T : class
{
    private static readonly IComparer<Row> ByKey =
        Comparer<Row>.Create((left, right) => StringComparer.OrdinalIgnoreCase.Compare(left.Key, right.Key));

    private readonly ImmutableSortedSet<Row> _rows;

    private Table(ImmutableSortedSet<Row> rows) => _rows = rows;

    public static Table<T> Empty { get; } = new(ImmutableSortedSet.Create(ByKey));

    public int Count => _rows.Count;

    /// <summary>All resources in the order of their names.</summary>
    public IEnumerable<T> Values => _rows.Select(row => row.Value);

    public T? Get(string key) => _rows.TryGetValue(new Row(key, null!), out var row) ? row.Value : null; // a probe: the comparer reads only the key

    public Table<T> With(string key, T value)
    {
        var row = new Row(key, value);
        return new Table<T>(_rows.Remove(row).Add(row));
    }

    public Table<T> Without(string key) => new(_rows.Remove(new Row(key, null!))); // a probe: the comparer reads only the key

    /// <summary>The resources whose names come after <paramref name="marker"/> (all when it is null), in order.</summary>
    public IEnumerable<T> After(string? marker)
    {
        var start = 0;
        if (marker is not null)
        {
            var found = _rows.IndexOf(new Row(marker, null!)); // a probe: the comparer reads only the key
            start = found >= 0 ? found + 1 : ~found;
        }

        for (var at = start; at < _rows.Count; at++)
        {
            yield return _rows[at].Value;
        }
    }

    /// <summary>Builds a table from rows in any order, in one go.</summary>
    internal static Table<T> From(IEnumerable<(string Key, T Value)> rows) =>
        new(ImmutableSortedSet.CreateRange(ByKey, rows.Select(row => new Row(row.Key, row.Value))));

    /// <summary>A class, not a struct: sets of references are precompiled in the framework, sets of a struct would be compiled at every start.</summary>
    private sealed record Row(string Key, T Value);
}
