using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Store;
using Writ.Store.Sqlite;

namespace Writ.Tests.Store;

/// <summary>A real store in memory, whose commits a test can hold up and make fail.</summary>
internal sealed class ScriptedStore : IStore
{
    private readonly SqliteStore _store = SqliteStore.InMemory();
    private readonly SemaphoreSlim _open = new(1);
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _probed = new(0);
    private volatile bool _held;

    /// <summary>What the next commits throw instead of being done; null lets them pass.</summary>
    public volatile Exception? Failure;

    public string Description => _store.Description;

    public bool IsEphemeral => true;

    /// <summary>How many commits were begun.</summary>
    public int Commits { get; private set; }

    /// <summary>Makes commits wait until <see cref="Release"/>.</summary>
    public async Task HoldAsync()
    {
        await _open.WaitAsync();
        _held = true;
    }

    /// <summary>Completes when a commit has begun and is being held.</summary>
    public Task CommitArrivedAsync() => _arrived.WaitAsync();

    public void Release()
    {
        _held = false;
        _open.Release();
    }

    public void Commit(CommitBatch batch)
    {
        Commits++;
        if (_held)
        {
            _arrived.Release();
        }

        _open.Wait();
        _open.Release();
        if (Failure is { } failure)
        {
            throw failure;
        }

        _store.Commit(batch);
    }

    public string? GetSetting(string name) => _store.GetSetting(name);

    /// <summary>Completes when it was tried whether the store can be written.</summary>
    public Task ProbedAsync() => _probed.WaitAsync();

    public void PutSetting(string name, string value)
    {
        _probed.Release();
        if (Failure is { } failure)
        {
            throw failure;
        }

        _store.PutSetting(name, value);
    }

    public IReadOnlyList<(AccountId Account, long Revision)> Accounts() => _store.Accounts();

    public IReadOnlyList<StoredResource> Resources(AccountId account) => _store.Resources(account);

    public IReadOnlyList<StoredResource> Resources(AccountId account, string kind) => _store.Resources(account, kind);

    public bool Has(AccountId account, string kind, string key) => _store.Has(account, kind, key);

    public IReadOnlyList<(AccountId Account, string Kind)> Kinds() => _store.Kinds();

    public AuditPage FindEvents(AuditQuery query) => _store.FindEvents(query);

    public IReadOnlyList<LastUse> LastUses(AccountId account, IReadOnlyCollection<string> entities) => _store.LastUses(account, entities);

    public IReadOnlyList<JournalEntry> Journal(AccountId account, long fromRevision, int limit) => _store.Journal(account, fromRevision, limit);

    public void MarkBaseline() => _store.MarkBaseline();

    public void Reset() => _store.Reset();

    public void Dispose() => _store.Dispose();
}
