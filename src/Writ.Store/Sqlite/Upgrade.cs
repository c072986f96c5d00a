using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>
/// Brings a database of an earlier format up to this one, in one transaction. Format 1 did not keep last uses; those of keys and
/// roles are found in the events, once, in memory that does not grow with them. Events do not have the ids of users, so
/// what users called is known from the upgrade on.
/// </summary>
internal static class Upgrade
{
    private const int SegmentsAtOnce = 1024;

    public static void FromFormat1(Connection connection)
    {
        connection.Execute(Sql.Begin);
        try
        {
            connection.Execute(Sql.AddLastUses);
            FindLastUses(connection);
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

    private static void FindLastUses(Connection connection)
    {
        var writer = new LastUseWriter(connection);
        for (var next = SegmentsFrom(connection, 0); next.Count > 0; next = SegmentsFrom(connection, next[^1] + 1))
        {
            foreach (var first in next)
            {
                AddEvents(connection, first, writer);
            }

            writer.Finish();
        }
    }

    private static List<long> SegmentsFrom(Connection connection, long first)
    {
        using var row = connection.Use(Sql.SegmentsFrom).Bind(1, first).Bind(2, SegmentsAtOnce);
        var segments = new List<long>();
        while (row.Step())
        {
            segments.Add(row.Integer(0));
        }

        return segments;
    }

    private static void AddEvents(Connection connection, long first, LastUseWriter writer)
    {
        StoredSegment segment;
        try
        {
            segment = StoredSegment.Read(connection, first);
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
