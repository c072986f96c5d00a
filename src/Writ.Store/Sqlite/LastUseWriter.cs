using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// Keeps, inside the caller's transaction, when who last called what. Calls are gathered over a batch: however often the
/// same is called in it, it is one row that is written.
/// </summary>
internal sealed class LastUseWriter(Connection connection)
{
    private const string TemporaryKey = "ASIA";

    private readonly Dictionary<(AccountId Account, string Entity, string Source, string Name), (AuditRecord Record, long Position)> _uses = [];
    private AuditRecord? _newest;
    private long _position;

    public void Add(AuditRecord record, long position)
    {
        if (_newest is { } before && !IsSameUse(before, record))
        {
            Gather(before, _position);
        }

        _newest = record;
        _position = position;
    }

    /// <summary>Writes what was gathered.</summary>
    public void Finish()
    {
        if (_newest is { } newest)
        {
            Gather(newest, _position);
        }

        foreach (var ((account, entity, source, name), (record, position)) in _uses)
        {
            connection.Use(Sql.PutLastUse)
                .Bind(1, account.ToString()).Bind(2, entity).Bind(3, source).Bind(4, name)
                .Bind(5, record.Time.ToUnixTimeSeconds()).Bind(6, record.Region).Bind(7, position).Run();
        }

        Clear();
    }

    public void Clear()
    {
        _uses.Clear();
        _newest = null;
    }

    private void Gather(AuditRecord record, long position)
    {
        if ((record.RoleId ?? record.UserId) is { } principal)
        {
            _uses[(record.Account, principal, record.EventSource, record.EventName)] = (record, position);
        }

        // Temporary keys are made without end, and nobody asks when one was last used.
        if (record.AccessKeyId is { } key && !key.StartsWith(TemporaryKey, StringComparison.Ordinal))
        {
            _uses[(record.Account, key, record.EventSource, "")] = (record, position);
        }
    }

    private static bool IsSameUse(AuditRecord left, AuditRecord right) =>
        left.EventName == right.EventName && left.EventSource == right.EventSource && left.AccessKeyId == right.AccessKeyId
        && left.UserId == right.UserId && left.RoleId == right.RoleId && left.Account == right.Account;
}
