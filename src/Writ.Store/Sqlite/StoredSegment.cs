using SQLitePCL;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>A segment that is read: its events without their documents, and these when they are asked for.</summary>
internal sealed class StoredSegment
{
    private readonly long _first;
    private readonly List<AuditRecord> _events = [];
    private readonly List<long> _ends = []; // where each document ends
    private byte[]? _documents;

    private StoredSegment(long first, ReadOnlySpan<byte> attributes, long count)
    {
        _first = first;
        var reader = new ByteReader(attributes);
        AuditRecord? before = null;
        var end = 0L;
        while (_events.Count < count)
        {
            before = EventCodec.Read(ref reader, before, out var length);
            if (length is < 0 or > int.MaxValue)
            {
                throw new InvalidDataException("A document has no such length.");
            }

            _events.Add(before);
            _ends.Add(end += length);
        }
    }

    public IReadOnlyList<AuditRecord> Events => _events;

    public static StoredSegment Read(Connection connection, long first)
    {
        using var row = connection.Use(Sql.SegmentAttributes).Bind(1, first);
        if (!row.Step())
        {
            throw Damaged(first);
        }

        try
        {
            return new StoredSegment(first, Lz4.Decompress(row.Bytes(1)), row.Integer(0));
        }
        catch (Exception reason) when (reason is InvalidDataException or ArgumentOutOfRangeException)
        {
            throw Damaged(first);
        }
    }

    public ReadOnlyMemory<byte> Document(Connection connection, int at)
    {
        var documents = _documents ??= ReadDocuments(connection);
        var start = at == 0 ? 0 : _ends[at - 1];
        return start >= 0 && start <= _ends[at] && _ends[at] <= documents.Length
            ? documents.AsSpan((int)start, (int)(_ends[at] - start)).ToArray() // a copy, so that one event does not hold all others
            : throw Damaged(_first);
    }

    private byte[] ReadDocuments(Connection connection)
    {
        using var row = connection.Use(Sql.SegmentDocuments).Bind(1, _first);
        try
        {
            return row.Step() ? Lz4.Decompress(row.Bytes(0)) : throw Damaged(_first);
        }
        catch (InvalidDataException)
        {
            throw Damaged(_first);
        }
    }

    private static SqliteException Damaged(long first) =>
        new(raw.SQLITE_CORRUPT, $"The events from position {first} on are damaged or missing.");
}
