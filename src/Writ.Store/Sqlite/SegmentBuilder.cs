using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>A segment being filled: successive events of one batch.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>How many events a segment has at the most.</summary>
    public const int MaxEvents = 64;

    /// <summary>How long its documents are at the most, unless it is only one; LZ4 looks no further back than this.</summary>
    private const int MaxBytes = 64 * 1024;

    private readonly ByteWriter _attributes = new();
    private readonly ByteWriter _documents = new();
    private readonly Lz4 _lz4 = new();
    private AuditRecord? _newest;
    private long _first;
    private int _count;
    private long _earliest;
    private long _latest;

    public bool HasRoomFor(AuditRecord record) =>
        _count == 0 || (_count < MaxEvents && _documents.Length + record.Document.Length <= MaxBytes);

    /// <summary>Adds an event, and to the keys what it is found by.</summary>
    public void Add(long position, AuditRecord record, List<long> keys)
    {
        var time = record.Time.ToUnixTimeSeconds();
        if (_count++ == 0)
        {
            _first = position;
            _earliest = _latest = time;
        }

        _earliest = Math.Min(_earliest, time);
        _latest = Math.Max(_latest, time);
        EventCodec.Write(_attributes, record, _newest);
        _documents.Add(record.Document.Span);
        AddKeys(record, _newest?.Account == record.Account ? _newest : null, keys);
        _newest = record;
    }

    /// <summary>Stores what was added, and begins anew.</summary>
    public void Store(Connection connection)
    {
        if (_count > 0)
        {
            connection.Use(Sql.AddSegment)
                .Bind(1, _first).Bind(2, _count).Bind(3, _earliest).Bind(4, _latest)
                .BindBlob(5, _lz4.Compress(_attributes.Written)).BindBlob(6, _lz4.Compress(_documents.Written)).Run();
        }

        Clear();
    }

    public void Clear()
    {
        _newest = null;
        _count = 0;
        _attributes.Clear();
        _documents.Clear();
    }

    /// <summary>Adds the keys of an event, without those that the event before it has for the same reason.</summary>
    private void AddKeys(AuditRecord record, AuditRecord? before, List<long> keys)
    {
        AddKey(AuditAttribute.None, "", before is null ? null : "");
        AddKey(AuditAttribute.EventId, record.EventId, before?.EventId);
        AddKey(AuditAttribute.EventName, record.EventName, before?.EventName);
        AddKey(AuditAttribute.EventSource, record.EventSource, before?.EventSource);
        AddKey(AuditAttribute.ReadOnly, Text(record.ReadOnly), before is null ? null : Text(before.ReadOnly));
        AddKey(AuditAttribute.AccessKeyId, record.AccessKeyId, before?.AccessKeyId);
        AddKey(AuditAttribute.Username, record.Username, before?.Username);
        for (var at = 0; at < record.Resources.Count; at++)
        {
            AuditResource? other = before?.Resources.Count > at ? before.Resources[at] : null;
            AddKey(AuditAttribute.ResourceType, record.Resources[at].Type, other?.Type);
            AddKey(AuditAttribute.ResourceName, record.Resources[at].Name, other?.Name);
        }

        void AddKey(AuditAttribute attribute, string? text, string? present)
        {
            if (text is not null && text != present)
            {
                keys.Add(IndexKey.Of(new Term(record.Account, attribute, text).Hash, _first));
            }
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
