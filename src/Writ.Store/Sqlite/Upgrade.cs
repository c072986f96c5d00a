using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>
/// Brings a database of an earlier format up to this one, each format in one transaction. Format 1 did not keep last uses; those of keys and
/// roles are found in the events, once, in memory that does not grow with them. Events do not have the ids of users, so
/// what users called is known from the upgrade on. Format 2 had all entries of the index of events in it, which are still found there.
/// </summary>
internal static class Upgrade
{
    private const int SegmentsAtOnce = 1024;

    /// <summary>Whether a table is not to be expected in a database of that format.</summary>
    public static bool Adds(string table, long version) => (version == 1 && table == "last_use") || (version <= 2 && table == "event_index_recent");

    /// <param name="connection">Writes.</param>
    /// <param name="path">The database's file, which a connection of its own reads: damage that the writing one met would fail its transaction.</param>
    public static void FromFormat1(Connection connection, string path)
    {
        using var log = Connection.ToRead(path);
        Transact(connection, () =>
        {
            connection.Execute(Sql.AddLastUses);
            FindLastUses(log, new LastUseWriter(connection));
        });
    }

    public static void FromFormat2(Connection connection) => Transact(connection, () => connection.Execute(Sql.AddRecentIndex));

    private static void Transact(Connection connection, Action change)
    {
        connection.Execute(Sql.Begin);
        try
        {
            change();
            connection.Execute(Sql.Commit);
        }
        catch
        {
            if (connection.InTransaction)
            {
                connection.Execute(Sql.Rollback);
            }

            throw;
        }
    }

    private static void FindLastUses(Connection log, LastUseWriter writer)
    {
        for (long? next = 0; next is { } first;)
        {
            next = AddSegments(log, first, writer);
            writer.Finish();
        }
    }

    /// <summary>Adds the events of some segments, and answers where to go on; null at the end.</summary>
    private static long? AddSegments(Connection log, long from, LastUseWriter writer)
    {
        var segments = new List<long>();
        var isReadable = TryFindSegments(log, from, segments);
        segments.ForEach(first => AddEvents(log, first, writer));
        var after = segments.Count == 0 ? from : segments[^1] + 1;
        return !isReadable ? BlockAfter(log, after) : segments.Count == 0 ? null : after;
    }

    /// <summary>Finds segments from a position on; false when the table itself is damaged after those found.</summary>
    private static bool TryFindSegments(Connection log, long from, List<long> segments)
    {
        using var row = log.Use(Sql.SegmentsFrom).Bind(1, from).Bind(2, SegmentsAtOnce);
        try
        {
            while (row.Step())
            {
                segments.Add(row.Integer(0));
            }

            return true;
        }
        catch (SqliteException damaged) when (damaged.Code == raw.SQLITE_CORRUPT)
        {
            return false;
        }
    }

    /// <summary>Where the next block of events begins, which may be behind the damage; null when there is none.</summary>
    private static long? BlockAfter(Connection log, long position)
    {
        using var row = log.Use(Sql.LastBlockBegun).Bind(1, long.MaxValue);
        var next = (position / EventWriter.BlockSize) + 1;
        try
        {
            return row.Step() && next <= row.Integer(0) ? next * EventWriter.BlockSize : null;
        }
        catch (SqliteException damaged) when (damaged.Code == raw.SQLITE_CORRUPT)
        {
            return null;
        }
    }

    private static void AddEvents(Connection log, long first, LastUseWriter writer)
    {
        StoredSegment segment;
        try
        {
            segment = StoredSegment.Read(log, first);
        }
        catch (SqliteException damaged) when (damaged.Code == raw.SQLITE_CORRUPT)
        {
            return; // damage in the log shows when that part is asked for; it does not keep the server from starting
        }

        for (var at = 0; at < segment.Events.Count; at++)
        {
            writer.Add(segment.Events[at], first + at);
        }
    }
}
