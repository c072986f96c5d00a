using System.Collections.Immutable;

namespace Writ.Kernel.State;

/// <summary>A kind's resources and their index, as an account's snapshot holds them.</summary>
internal abstract class StateTable(ResourceKind kind)
{
    public ResourceKind Kind { get; } = kind;

    public abstract int Count { get; }
}

internal sealed class StateTable<T> : StateTable where T : class
{
    private static readonly IComparer<IndexEntry> IndexOrder = Comparer<IndexEntry>.Create((left, right) =>
    {
        var byValue = string.CompareOrdinal(left.Value, right.Value);
        return byValue != 0 ? byValue : StringComparer.OrdinalIgnoreCase.Compare(left.Key, right.Key);
    });

    private readonly ResourceKind<T> _kind;
    private readonly ImmutableSortedSet<IndexEntry> _index;

    private StateTable(ResourceKind<T> kind, Table<T> rows, ImmutableSortedSet<IndexEntry> index)
        : base(kind)
    {
        _kind = kind;
        Rows = rows;
        _index = index;
    }

    public static StateTable<T> Empty(ResourceKind<T> kind) => new(kind, Table<T>.Empty, ImmutableSortedSet.Create(IndexOrder));

    public Table<T> Rows { get; }

    public override int Count => Rows.Count;

    public StateTable<T> With(T value)
    {
        var key = _kind.Key(value);
        var index = _index;
        if (_kind.Indexes is { } indexes)
        {
            var before = Rows.Get(key) is { } old ? indexes(old).ToHashSet(StringComparer.Ordinal) : [];
            var after = indexes(value).ToHashSet(StringComparer.Ordinal);
            index = index.Except(before.Except(after, StringComparer.Ordinal).Select(entry => new IndexEntry(entry, key)))
                .Union(after.Except(before, StringComparer.Ordinal).Select(entry => new IndexEntry(entry, key)));
        }

        return new StateTable<T>(_kind, Rows.With(key, value), index);
    }

    public StateTable<T> Without(string key)
    {
        if (Rows.Get(key) is not { } old)
        {
            return this;
        }

        var index = _kind.Indexes is { } indexes ? _index.Except(indexes(old).Select(entry => new IndexEntry(entry, _kind.Key(old)))) : _index;
        return new StateTable<T>(_kind, Rows.Without(key), index);
    }

    public IEnumerable<T> FoundBy(string value, string? after)
    {
        var at = _index.IndexOf(new IndexEntry(value, after ?? ""));
        for (at = at < 0 ? ~at : after is null ? at : at + 1; at < _index.Count && _index[at].Value == value; at++)
        {
            if (Rows.Get(_index[at].Key) is { } row)
            {
                yield return row;
            }
        }
    }

    public static StateTable<T> From(ResourceKind<T> kind, IEnumerable<T> values)
    {
        var all = values.Select(value => (Key: kind.Key(value), Value: value)).ToList();
        var index = kind.Indexes is { } indexes
            ? all.SelectMany(row => indexes(row.Value).Select(entry => new IndexEntry(entry, row.Key)))
            : [];
        return new StateTable<T>(kind, Table<T>.From(all), ImmutableSortedSet.CreateRange(IndexOrder, index));
    }
}

/// <summary>That the resource of a key is found by a value.</summary>
internal sealed record IndexEntry(string Value, string Key);
