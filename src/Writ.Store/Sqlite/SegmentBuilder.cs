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

    /// <summary>Adds an event, and to the index what it is found by.</summary>
    public void Add(long position, AuditRecord record, IndexWriter index)
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
        AddTerms(record, _newest?.Account == record.Account ? _newest : null, index);
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

    /// <summary>Adds what an event is found by, without those that the event before it has for the same reason.</summary>
    private void AddTerms(AuditRecord record, AuditRecord? before, IndexWriter index)
    {
        AddTerm(AuditAttribute.None, "", before is null ? null : "");
        AddTerm(AuditAttribute.EventId, record.EventId, before is not null && Term.IsSameId(record.EventId, before.EventId) ? record.EventId : null);
        AddTerm(AuditAttribute.EventName, record.EventName, before?.EventName);
        AddTerm(AuditAttribute.EventSource, record.EventSource, before?.EventSource);
        AddTerm(AuditAttribute.ReadOnly, Text(record.ReadOnly), before is null ? null : Text(before.ReadOnly));
        AddTerm(AuditAttribute.AccessKeyId, record.AccessKeyId, before?.AccessKeyId);
        AddTerm(AuditAttribute.Username, record.Username, before?.Username);
        for (var at = 0; at < record.Resources.Count; at++)
        {
            AuditResource? other = before?.Resources.Count > at ? before.Resources[at] : null;
            AddTerm(AuditAttribute.ResourceType, record.Resources[at].Type, other?.Type);
            AddTerm(AuditAttribute.ResourceName, record.Resources[at].Name, other?.Name);
        }

        void AddTerm(AuditAttribute attribute, string? text, string? present)
        {
            if (text is not null && text != present)
            {
                index.Add(new Term(record.Account, attribute, text).Hash, _first);
            }
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
