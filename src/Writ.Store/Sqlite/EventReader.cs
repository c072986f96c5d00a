using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// Finds events. The index, and what is not in it yet, says, partition after partition from the newest, which segments may
/// have an event of the term; they are read until the page is full. The cost depends on the size of the page and, for what is rare, on the number of
/// partitions.
/// </summary>
internal static class EventReader
{
    public static AuditPage Find(Connection connection, AuditQuery query)
    {
        var newest = Search(connection, query).Take(query.Limit + 1).ToList();
        if (newest.Count <= query.Limit)
        {
            return new AuditPage(newest.ConvertAll(found => found.Record), null);
        }

        newest.RemoveAt(query.Limit);
        return new AuditPage(newest.ConvertAll(found => found.Record), newest[^1].Position);
    }

    /// <summary>The newest event's position; 0 when there is none.</summary>
    public static long LastPosition(Connection connection)
    {
        using var row = connection.Use(Sql.LastPosition);
        return row.Step() ? row.Integer(0) : 0;
    }

    private static IEnumerable<(long Position, AuditRecord Record)> Search(Connection connection, AuditQuery query) =>
        Search(connection, query, EventWindow.Of(connection, query));

    private static IEnumerable<(long Position, AuditRecord Record)> Search(Connection connection, AuditQuery query, EventWindow window)
    {
        var hash = new Term(query.Account, query.Attribute, query.Value ?? "").Hash;
        foreach (var first in Segments(connection, hash, window))
        {
            var segment = StoredSegment.Read(connection, first);
            for (var at = segment.Events.Count - 1; at >= 0; at--)
            {
                var record = segment.Events[at];
                if (window.Has(first + at, record.Time.ToUnixTimeSeconds()) && Matches(record, query))
                {
                    yield return (first + at, record with { Document = segment.Document(connection, at) });
                }
            }
        }
    }

    /// <summary>Where segments begin that may have an event of a term within a window, newest first.</summary>
    private static IEnumerable<long> Segments(Connection connection, ulong hash, EventWindow window)
    {
        var last = Math.Min(window.Last, LastPosition(connection));
        var recent = RecentIndex.Read(connection);
        var first = Math.Max(window.First - SegmentBuilder.MaxEvents + 1, 0); // a segment that begins before the window reaches into it
        for (; last >= first; last = IndexKey.FirstOfPartition(last) - 1)
        {
            var start = IndexKey.FirstOfPartition(last);
            var from = IndexKey.Of(hash, Math.Max(start, first));
            foreach (var key in recent.Between(from, IndexKey.Of(hash, last)))
            {
                yield return IndexKey.Segment(key, start);
            }

            // What was recent may be in the index by now: it must not be found twice.
            using var row = connection.Use(Sql.SegmentsOfTerm)
                .Bind(1, start).Bind(2, from).Bind(3, IndexKey.Of(hash, Math.Min(last, recent.First - 1)))
                .Bind(4, window.From).Bind(5, window.To);
            while (row.Step())
            {
                yield return row.Integer(0);
            }
        }
    }

    private static bool Matches(AuditRecord record, AuditQuery query) => record.Account == query.Account && query.Attribute switch
    {
        AuditAttribute.None => true,
        AuditAttribute.EventId => record.EventId == query.Value,
        AuditAttribute.EventName => record.EventName == query.Value,
        AuditAttribute.EventSource => record.EventSource == query.Value,
        AuditAttribute.ReadOnly => (record.ReadOnly ? "true" : "false") == query.Value,
        AuditAttribute.AccessKeyId => record.AccessKeyId == query.Value,
        AuditAttribute.Username => record.Username == query.Value,
        AuditAttribute.ResourceType => record.Resources.Any(resource => resource.Type == query.Value),
        AuditAttribute.ResourceName => record.Resources.Any(resource => resource.Name == query.Value),
        _ => false,
    };
}
