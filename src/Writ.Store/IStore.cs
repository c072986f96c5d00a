using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// What Writ asks of a database. Calls are synchronous: one committer thread writes, and reading the log is done off the
/// request path. A store is opened once and holds its data exclusively. All members may be called from any thread.
/// </summary>
public interface IStore : IDisposable
{
    /// <summary>The engine and its version, for the start-up line.</summary>
    string Description { get; }

    /// <summary>True when the data lives in memory and ends with the process; only then it can be reset.</summary>
    bool IsEphemeral { get; }

    /// <summary>Small named values that belong to the installation, such as the default account's id.</summary>
    string? GetSetting(string name);

    /// <summary>Writes a setting durably.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be written.</exception>
    void PutSetting(string name, string value);

    /// <summary>All accounts with the revision of their last commit.</summary>
    IReadOnlyList<(AccountId Account, long Revision)> Accounts();

    /// <summary>All resources of an account. Reading state does not wait for somebody who reads the log.</summary>
    IReadOnlyList<StoredResource> Resources(AccountId account);

    /// <summary>An account's resources of one kind.</summary>
    IReadOnlyList<StoredResource> Resources(AccountId account, string kind);

    /// <summary>Whether an account has a resource of that key, which is compared ignoring case.</summary>
    bool Has(AccountId account, string kind, string key);

    /// <summary>Of which kinds each account has resources, in a time that depends on the number of accounts and not on that of resources.</summary>
    IReadOnlyList<(AccountId Account, string Kind)> Kinds();

    /// <summary>
    /// Makes a batch durable in one transaction: everything in it, or nothing. When this returns the data survives the
    /// process and the machine's loss of power.
    /// </summary>
    /// <exception cref="RevisionConflictException">A write does not follow the account's stored revision.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be written (full disk, I/O error).</exception>
    void Commit(CommitBatch batch);

    /// <summary>Finds audit events, newest first.</summary>
    AuditPage FindEvents(AuditQuery query);

    /// <summary>What the given users, roles and keys last did, one entity after another.</summary>
    IReadOnlyList<LastUse> LastUses(AccountId account, IReadOnlyCollection<string> entities);

    /// <summary>An account's history from a revision on (inclusive), oldest first, at most <paramref name="limit"/> entries.</summary>
    IReadOnlyList<JournalEntry> Journal(AccountId account, long fromRevision, int limit);

    /// <summary>Remembers the present content as what <see cref="Reset"/> returns to.</summary>
    /// <exception cref="NotSupportedException">The store is not ephemeral.</exception>
    void MarkBaseline();

    /// <summary>Returns to the marked content, in a time that depends on its size and not on what was added since.</summary>
    /// <exception cref="NotSupportedException">The store is not ephemeral, or nothing was marked.</exception>
    void Reset();
}
