using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// Finds events. Each index holds runs: all events that share a value, ordered by position. A query merges the runs it
/// concerns: one for a user's name, as many as the account has operations for all events. The cost depends on the number
/// of runs and the size of the page, not on the size of the log.
/// </summary>
internal static class EventReader
{
    public static AuditPage Find(Connection connection, AuditQuery query)
    {
        var window = EventWindow.Of(connection, query);
        var newest = new PriorityQueue<long, long>(); // the least of the best so far comes first
        foreach (var run in Runs(connection, query))
        {
            Merge(run.Within(connection, window, query.Limit + 1), newest, query.Limit + 1);
            if (newest.Count > query.Limit)
            {
                window = window with { First = newest.Peek() + 1 };
            }
        }

        var more = newest.Count > query.Limit;
        if (more)
        {
            newest.Dequeue();
        }

        var positions = newest.UnorderedItems.Select(item => item.Element).OrderDescending().ToList();
        return new AuditPage(positions.ConvertAll(position => At(connection, position)), more ? positions[^1] : null);
    }

    public static AuditRecord? Last(Connection connection, string sql, Term term)
    {
        if (term.Find(connection) is not { } id)
        {
            return null;
        }

        var newest = new PriorityQueue<long, long>();
        Merge(new EventRun(sql, id).Within(connection, EventWindow.All, 1), newest, 1);
        return newest.Count == 0 ? null : At(connection, newest.Peek());
    }

    private static List<EventRun> Runs(Connection connection, AuditQuery query)
    {
        var value = query.Value ?? "";
        return query.Attribute switch
        {
            AuditAttribute.None => Calls(connection.Use(Sql.Calls), query),
            AuditAttribute.EventName => Calls(connection.Use(Sql.CallsByName).Bind(2, value), query),
            AuditAttribute.EventSource => Calls(connection.Use(Sql.CallsBySource).Bind(2, value), query),
            AuditAttribute.ReadOnly when value is "true" or "false" =>
                Calls(connection.Use(Sql.CallsByReadOnly).Bind(2, value == "true" ? 1 : 0), query),
            AuditAttribute.AccessKeyId => Terms(connection, Sql.RunOfAccessKey, query),
            AuditAttribute.Username => Terms(connection, Sql.RunOfUsername, query),
            AuditAttribute.ResourceType or AuditAttribute.ResourceName => Terms(connection, Sql.RunOfResource, query),
            AuditAttribute.EventId => [new EventRun(Sql.RunOfId, value, query.Account)],
            _ => [],
        };
    }

    private static List<EventRun> Calls(Statement statement, AuditQuery query)
    {
        using var row = statement.Bind(1, query.Account.ToString());
        var runs = new List<EventRun>();
        while (row.Step())
        {
            runs.Add(new EventRun(Sql.RunOfCall, row.Integer(0)));
        }

        return runs;
    }

    private static List<EventRun> Terms(Connection connection, string sql, AuditQuery query) =>
        new Term(query.Account, query.Attribute, query.Value ?? "").Find(connection) is { } id ? [new EventRun(sql, id)] : [];

    private static void Merge(IEnumerable<long> run, PriorityQueue<long, long> newest, int limit)
    {
        foreach (var position in run)
        {
            if (newest.Count < limit)
            {
                newest.Enqueue(position, position);
            }
            else
            {
                newest.EnqueueDequeue(position, position);
            }
        }
    }

    public static AuditRecord At(Connection connection, long position)
    {
        using var row = connection.Use(Sql.EventAt).Bind(1, position);
        if (!row.Step())
        {
            throw new SqliteException(SQLitePCL.raw.SQLITE_CORRUPT, $"An index names the event {position}, which is not there.");
        }

        return new AuditRecord
        {
            EventId = EventId.Read(row, 0),
            Time = DateTimeOffset.FromUnixTimeSeconds(row.Integer(1)),
            Account = AccountId.Parse(row.Text(2)),
            EventName = row.Text(3),
            EventSource = row.Text(4),
            ReadOnly = row.Integer(5) != 0,
            Region = row.Text(6),
            AccessKeyId = row.TextOrNull(7),
            Username = row.TextOrNull(8),
            RoleId = row.TextOrNull(9),
            Resources = row.IsNull(10) ? [] : EventResources.Read(row.Bytes(10)),
            Document = row.Bytes(11).ToArray(),
        };
    }
}
