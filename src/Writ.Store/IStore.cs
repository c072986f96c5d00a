using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// What Writ asks of a database. Calls are synchronous: one committer thread writes, and reading the log is done off the
/// request path. A store is opened once and holds its data exclusively.
/// </summary>
public interface IStore : IDisposable
{
    /// <summary>The engine and its version, for the start-up line.</summary>
    string Description { get; }

    /// <summary>Small named values that belong to the installation, such as the default account's id.</summary>
    string? GetSetting(string name);

    /// <summary>Writes a setting durably.</summary>
    void PutSetting(string name, string value);

    /// <summary>All accounts with the revision of their last commit.</summary>
    IReadOnlyList<(AccountId Account, long Revision)> Accounts();

    /// <summary>All resources of an account.</summary>
    IEnumerable<StoredResource> Resources(AccountId account);

    /// <summary>
    /// Makes a batch durable in one transaction: everything in it, or nothing. When this returns the data survives the
    /// process and the machine's loss of power.
    /// </summary>
    /// <exception cref="RevisionConflictException">A write does not follow the account's stored revision.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be written (full disk, I/O error).</exception>
    void Commit(CommitBatch batch);

    /// <summary>Finds audit events, newest first.</summary>
    AuditPage FindEvents(AuditQuery query);

    /// <summary>The last event signed by an access key, or null.</summary>
    AuditRecord? LastByAccessKey(AccountId account, string accessKeyId);

    /// <summary>The last event of any session of a role, or null.</summary>
    AuditRecord? LastByRole(AccountId account, string roleId);

    /// <summary>An account's history from a revision on (inclusive), oldest first, at most <paramref name="limit"/> entries.</summary>
    IReadOnlyList<JournalEntry> Journal(AccountId account, long fromRevision, int limit);
}

/// <summary>Writes and audit-only events that become durable together, in order.</summary>
public sealed record CommitBatch(IReadOnlyList<AccountWrite> Writes, IReadOnlyList<AuditRecord> Events);

/// <summary>One successful write: its changes and the audit record of its call, inseparable.</summary>
/// <param name="Account">The account written.</param>
/// <param name="Revision">The revision that results; the stored one must be one less.</param>
/// <param name="Time">When.</param>
/// <param name="Changes">The changed resources; may be empty (a write that found nothing to do).</param>
/// <param name="Event">The audit record of the call.</param>
public sealed record AccountWrite(AccountId Account, long Revision, DateTimeOffset Time, IReadOnlyCollection<Change> Changes, AuditRecord Event);

/// <summary>One entry of the change journal.</summary>
/// <param name="Revision">The account's revision after it.</param>
/// <param name="Time">When, to the millisecond.</param>
/// <param name="EventId">The audit event of the call that made it.</param>
/// <param name="Change">What became of one resource.</param>
public sealed record JournalEntry(long Revision, DateTimeOffset Time, string EventId, Change Change);
