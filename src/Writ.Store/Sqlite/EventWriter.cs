using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// Appends audit events inside the caller's transaction. This is the hottest code of the product: every call leaves an
/// event. Events of a batch are therefore stored by the segment, compressed together, and a term gets one entry in the
/// index for all events of a segment that have it.
/// </summary>
internal sealed class EventWriter
{
    /// <summary>How many positions share one entry of the index of time.</summary>
    public const int BlockSize = 1024;

    private readonly Connection _connection;
    private readonly SegmentBuilder _segment = new();
    private readonly LastUseWriter _uses;
    private readonly IndexWriter _index;
    private readonly Dictionary<long, (long Earliest, long Latest)> _blocks = [];
    private long _committed;
    private long _last;

    public EventWriter(Connection connection)
    {
        _connection = connection;
        _index = new IndexWriter(connection);
        _uses = new LastUseWriter(connection);
        _committed = _last = EventReader.LastPosition(connection);
    }

    public void Add(AuditRecord record)
    {
        if (!_segment.HasRoomFor(record))
        {
            _segment.Store(_connection);
        }

        var position = ++_last;
        _segment.Add(position, record, _index);
        _uses.Add(record, position);
        Widen(position / BlockSize, record.Time.ToUnixTimeSeconds());
    }

    /// <summary>Writes what is gathered over a batch; called once, before its transaction is committed.</summary>
    public void Finish()
    {
        _segment.Store(_connection);
        if (_last > _committed)
        {
            _index.Store(_committed + 1);
        }

        _uses.Finish();
        foreach (var (number, (earliest, latest)) in _blocks)
        {
            _connection.Use(Sql.AddEventBlock).Bind(1, number).Bind(2, earliest).Bind(3, latest).Run();
        }

        _blocks.Clear();
    }

    /// <summary>The transaction was committed.</summary>
    public void Committed() => _committed = _last;

    /// <summary>The transaction was rolled back: forgets what it gave out.</summary>
    public void RolledBack()
    {
        _last = _committed;
        _segment.Clear();
        _uses.Clear();
        _index.Clear();
        _blocks.Clear();
    }

    private void Widen(long number, long time) =>
        _blocks[number] = _blocks.TryGetValue(number, out var block)
            ? (Math.Min(block.Earliest, time), Math.Max(block.Latest, time))
            : (time, time);
}
