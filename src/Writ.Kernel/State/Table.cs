using System.Collections.Immutable;

namespace Writ.Kernel.State;

/// <summary>
/// An immutable map from name to resource, ordered by name ignoring case (which is also how AWS tells names apart and
/// lists them). Changing one entry shares all others; looking up and paging cost the logarithm of the size.
/// </summary>
public sealed class Table<T> where T : class
{
    // Rows, and names alone where something is looked for.
    private readonly ImmutableSortedSet<object> _rows;

    private Table(ImmutableSortedSet<object> rows) => _rows = rows;

    public static Table<T> Empty { get; } = new(ImmutableSortedSet.Create<object>(ByName.Instance));

    public int Count => _rows.Count;

    /// <summary>All resources in the order of their names.</summary>
    public IEnumerable<T> Values => _rows.Select(ValueOf);

    public T? Get(string key) => _rows.TryGetValue(key, out var row) ? ValueOf(row) : null;

    public Table<T> With(string key, T value) => new(_rows.Remove(key).Add(new Row(key, value)));

    public Table<T> Without(string key) => new(_rows.Remove(key));

    /// <summary>The resources whose names come after <paramref name="marker"/> (all when it is null), in order.</summary>
    public IEnumerable<T> After(string? marker)
    {
        var start = 0;
        if (marker is not null)
        {
            var found = _rows.IndexOf(marker);
            start = found >= 0 ? found + 1 : ~found;
        }

        for (var at = start; at < _rows.Count; at++)
        {
            yield return ValueOf(_rows[at]);
        }
    }

    /// <summary>Builds a table from rows in any order, in one go.</summary>
    internal static Table<T> From(IEnumerable<(string Key, T Value)> rows) =>
        new(ImmutableSortedSet.CreateRange<object>(ByName.Instance, rows.Select(row => new Row(row.Key, row.Value))));

    private static T ValueOf(object row) => ((Row)row).Value;

    /// <summary>A class, not a struct: sets of references are precompiled in the framework, sets of a struct would be compiled at every start.</summary>
    private sealed class Row(string key, T value) : NamedRow(key)
    {
        public T Value { get; } = value;
    }
}

/// <summary>What a table's row is to the order of the rows.</summary>
internal abstract class NamedRow(string key)
{
    public string Key { get; } = key;
}

/// <summary>The order of a table's rows. A name stands for the row of that name, so that nothing is made to look one up.</summary>
internal sealed class ByName : IComparer<object>
{
    public static readonly ByName Instance = new();

    public int Compare(object? x, object? y) => string.Compare(NameOf(x), NameOf(y), StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(object? row) => row as string ?? (row as NamedRow)?.Key;
}
