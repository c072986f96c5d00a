using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// Appends audit events inside the caller's transaction. This is the hottest statement of the product, so what calls have
/// in common is looked up in memory and only small numbers are bound.
/// </summary>
internal sealed class EventWriter
{
    /// <summary>How many positions share one entry of the index of time.</summary>
    public const int BlockSize = 1024;

    /// <summary>How many terms are remembered; then all are forgotten, which costs a query each when they return.</summary>
    private const int Remembered = 50_000;

    private readonly Connection _connection;
    private readonly Statement _add;
    private readonly Dictionary<Call, long> _calls = [];
    private readonly Dictionary<Term, long> _terms = [];
    private readonly Dictionary<long, (long Earliest, long Latest)> _blocks = [];
    private long _committed;
    private long _last;

    public EventWriter(Connection connection)
    {
        _connection = connection;
        _add = connection.Use(Sql.AddEvent);
        using var row = connection.Use(Sql.LastPosition);
        row.Step();
        _committed = _last = row.Integer(0);
    }

    public void Add(AuditRecord record)
    {
        var position = ++_last;
        var account = record.Account;
        var time = record.Time.ToUnixTimeSeconds();
        _add.Bind(1, position).Bind(2, CallId(record)).Bind(3, time);
        EventId.Bind(_add, 4, record.EventId);
        BindTerm(5, account, AuditAttribute.AccessKeyId, record.AccessKeyId);
        BindTerm(6, account, AuditAttribute.Username, record.Username);
        BindTerm(7, account, Term.Role, record.RoleId);
        if (record.Resources.Count == 0)
        {
            _add.BindNull(8);
        }
        else
        {
            _add.Bind(8, EventResources.Write(record.Resources));
            AddResources(position, record);
        }

        _add.Bind(9, record.Document.Span).Run();
        Widen(position / BlockSize, time);
    }

    /// <summary>Writes what is gathered over a batch; called once, before its transaction is committed.</summary>
    public void Finish()
    {
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
        _blocks.Clear();
        _calls.Clear();
        _terms.Clear();
    }

    private void AddResources(long position, AuditRecord record)
    {
        var add = _connection.Use(Sql.AddEventResource);
        foreach (var (type, name) in record.Resources)
        {
            add.Bind(1, TermId(new Term(record.Account, AuditAttribute.ResourceType, type))).Bind(2, position).Run();
            add.Bind(1, TermId(new Term(record.Account, AuditAttribute.ResourceName, name))).Bind(2, position).Run();
        }
    }

    private void Widen(long number, long time) =>
        _blocks[number] = _blocks.TryGetValue(number, out var block)
            ? (Math.Min(block.Earliest, time), Math.Max(block.Latest, time))
            : (time, time);

    private void BindTerm(int index, AccountId account, AuditAttribute attribute, string? text)
    {
        if (text is null)
        {
            _add.BindNull(index);
        }
        else
        {
            _add.Bind(index, TermId(new Term(account, attribute, text)));
        }
    }

    private long CallId(AuditRecord record)
    {
        var call = new Call(record.Account, record.EventName, record.EventSource, record.ReadOnly, record.Region);
        if (!_calls.TryGetValue(call, out var id))
        {
            id = call.Find(_connection) ?? call.Add(_connection);
            Remember(_calls, call, id);
        }

        return id;
    }

    private long TermId(in Term term)
    {
        if (!_terms.TryGetValue(term, out var id))
        {
            id = term.Find(_connection) ?? term.Add(_connection);
            Remember(_terms, term, id);
        }

        return id;
    }

    private static void Remember<TKey>(Dictionary<TKey, long> ids, TKey key, long id) where TKey : notnull
    {
        if (ids.Count == Remembered)
        {
            ids.Clear();
        }

        ids.Add(key, id);
    }
}
