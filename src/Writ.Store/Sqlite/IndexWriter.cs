using System.Buffers.Binary;

namespace Writ.Store.Sqlite;

/// <summary>
/// Adds entries to the index of events inside the caller's transaction. Hashes lie anywhere, so the entries of one batch would
/// touch nearly every page of the newest partition. They are kept aside instead, in one row for each batch, and go
/// into the index together when there are enough of them: then each page is written once for many batches.
/// </summary>
internal sealed class IndexWriter(Connection connection)
{
    /// <summary>How many batches are kept aside at the most; a search looks at each of them.</summary>
    private const int MaxBatches = 32;

    /// <summary>With how many entries they go into the index; it bounds how long that takes, to some milliseconds.</summary>
    private const int MaxEntries = 4 * 1024;

    private readonly List<long> _keys = [];
    private byte[] _row = [];

    public void Add(ulong hash, long segment) => _keys.Add(IndexKey.Of(hash, segment));

    /// <summary>Writes what was added, and begins anew.</summary>
    /// <param name="first">The position of the batch's first event.</param>
    public void Store(long first)
    {
        Sort();
        var (batches, entries) = Aside();
        if (batches + 1 < MaxBatches && entries + _keys.Count < MaxEntries)
        {
            PutAside(first);
        }
        else
        {
            RecentIndex.ReadTo(connection, _keys);
            Sort();
            Index();
            connection.Use(Sql.RemoveRecentEntries).Run();
        }

        Clear();
    }

    public void Clear() => _keys.Clear();

    private (long Batches, long Entries) Aside()
    {
        using var row = connection.Use(Sql.CountRecentEntries);
        return row.Step() ? (row.Integer(0), row.Integer(1) / sizeof(long)) : default;
    }

    private void PutAside(long first)
    {
        var length = _keys.Count * sizeof(long);
        _row = _row.Length >= length ? _row : new byte[length];
        for (var at = 0; at < _keys.Count; at++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_row.AsSpan(at * sizeof(long)), _keys[at]);
        }

        connection.Use(Sql.AddRecentEntries).Bind(1, first).BindBlob(2, _row.AsSpan(0, length)).Run();
    }

    private void Index()
    {
        // In order, each page is found and changed once.
        var add = connection.Use(Sql.AddIndexEntry);
        foreach (var key in _keys)
        {
            add.Bind(1, key).Run();
        }
    }

    /// <summary>Brings the entries in order, each once.</summary>
    private void Sort()
    {
        _keys.Sort();
        var kept = 0;
        for (var at = 0; at < _keys.Count; at++)
        {
            if (kept == 0 || _keys[at] != _keys[kept - 1])
            {
                _keys[kept++] = _keys[at];
            }
        }

        _keys.RemoveRange(kept, _keys.Count - kept);
    }
}
