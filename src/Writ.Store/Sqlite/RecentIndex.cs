using System.Buffers.Binary;
using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>The entries of the newest batches, which are not in the index of events yet (<see cref="IndexWriter"/>), as they are at one moment.</summary>
internal sealed class RecentIndex
{
    private readonly List<long[]> _batches = []; // newest first, each in order

    private RecentIndex()
    {
    }

    /// <summary>The first position whose entries are here; those of all before are in the index.</summary>
    public long First { get; private set; } = long.MaxValue;

    public static RecentIndex Read(Connection connection)
    {
        var recent = new RecentIndex();
        using var row = connection.Use(Sql.RecentEntries);
        while (row.Step())
        {
            recent.First = row.Integer(0);
            recent._batches.Add(Keys(row));
        }

        return recent;
    }

    /// <summary>Adds all of them to a list.</summary>
    public static void ReadTo(Connection connection, List<long> keys) => Read(connection)._batches.ForEach(keys.AddRange);

    /// <summary>The entries between two of the same partition and term, both inclusive, newest first.</summary>
    public IEnumerable<long> Between(long from, long to)
    {
        foreach (var keys in _batches)
        {
            var at = Array.BinarySearch(keys, to);
            for (at = at < 0 ? ~at - 1 : at; at >= 0 && keys[at] >= from; at--)
            {
                yield return keys[at];
            }
        }
    }

    private static long[] Keys(Statement row)
    {
        var bytes = row.Bytes(1);
        var keys = new long[bytes.Length / sizeof(long)];
        var isDamaged = keys.Length == 0 || bytes.Length % sizeof(long) != 0;
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(at * sizeof(long))..]);
            isDamaged |= at > 0 && keys[at] <= keys[at - 1]; // a search would pass over some
        }

        return isDamaged ? throw new SqliteException(raw.SQLITE_CORRUPT, "The newest part of the index of events is damaged.") : keys;
    }
}
