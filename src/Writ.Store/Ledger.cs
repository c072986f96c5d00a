using System.Collections.Concurrent;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// The accounts' states, and the one way to change them. Reads take the committed snapshot without lock or I/O; an account that nobody
/// used for a while leaves memory and comes back at its next use. Writes of an account run one after another, each on the outcome of the one before, and are committed in groups by one
/// thread; a call is answered when its group is durable, and only then do readers see it.
/// </summary>
public sealed class Ledger : IAuditTrail, IAsyncDisposable
{
    private readonly ConcurrentDictionary<AccountId, AccountLine> _lines;
    private readonly TimeProvider _time;
    private readonly CommitQueue _queue;
    private readonly Committer _committer;
    private readonly Homes _homes;
    private readonly Residence _residence;
    private readonly SemaphoreSlim _jointly = new(1, 1);
    private Dictionary<AccountId, AccountState>? _baseline;

    private Ledger(IStore store, List<AccountState> states, IReadOnlyList<ResourceKind> kinds, TimeProvider time, TimeSpan? unloadAfter)
    {
        _homes = new Homes(kinds);
        _homes.Load(states.Where(state => !state.IsOutline)); // an outlined account has nothing of a global kind
        Store = store;
        _time = time;
        _lines = new(states.Select(state => KeyValuePair.Create(state.Id, new AccountLine(state.Id, state))));
        _queue = new CommitQueue(time);
        _residence = new Residence(store, _queue, kinds, () => _lines.Values);
        if (unloadAfter is { } period && !store.IsEphemeral) // a store in memory would keep all of it anyway
        {
            _residence.UnloadAfter(period, time);
        }

        _committer = new Committer(store, _queue, _homes);
    }

    /// <summary>Finds every account and starts to accept writes. The ledger does not own the store: dispose it after the ledger.</summary>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="kinds">All kinds of resources.</param>
    /// <param name="time">The time.</param>
    /// <param name="unloadAfter">How long an account is unused before it leaves memory; null: for ever.</param>
    /// <exception cref="StoreOpenException">A stored resource cannot be read by this version.</exception>
    public static Ledger Open(IStore store, IReadOnlyList<ResourceKind> kinds, TimeProvider time, TimeSpan? unloadAfter = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new Ledger(store, Opening.States(store, kinds), kinds, time, unloadAfter);
    }

    /// <summary>Where everything is kept.</summary>
    public IStore Store { get; }

    /// <summary>All accounts that exist durably.</summary>
    public IReadOnlyCollection<AccountId> Accounts =>
        _lines.Where(line => line.Value.Known is not null).Select(line => line.Key).ToList();

    /// <summary>Whether the last commit succeeded.</summary>
    public bool IsHealthy => _queue.IsHealthy;

    /// <summary>Whether any account is not in memory.</summary>
    public bool HasIdle => _residence.HasIdle;

    /// <summary>
    /// The committed snapshot of an account; null when there is no such account. One that is idle is loaded meanwhile: who knows
    /// beforehand that it will be needed awaits <see cref="LoadAsync"/> first.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The account was idle and cannot be read.</exception>
    public AccountState? Current(AccountId account) => _lines.TryGetValue(account, out var line) ? _residence.Of(line) : null;

    /// <summary>
    /// What is in memory of an account, which may be no more than its outline (<see cref="ResourceKind.IsOutlined"/>); null when there is
    /// no such account. Never waits, and is no use of the account.
    /// </summary>
    public AccountState? OutlineOf(AccountId account) => _lines.TryGetValue(account, out var line) ? line.Known : null;

    /// <summary>Whether an account exists and is not in memory.</summary>
    public bool IsIdle(AccountId account) => _lines.TryGetValue(account, out var line) && line.IsIdle;

    /// <summary>Completes when an account is in memory, or there is no such account.</summary>
    /// <exception cref="StoreUnavailableException">The account was idle and cannot be read.</exception>
    public Task LoadAsync(AccountId account) => _lines.TryGetValue(account, out var line) ? _residence.LoadAsync(line) : Task.CompletedTask;

    /// <summary>The account that has a resource of a global kind; null when none has. Whether it still has it, its state says.</summary>
    public AccountId? HomeOf(ResourceKind kind, string key) => _homes.Find(kind, key);

    /// <summary>
    /// Runs a write on the newest state of an account, alone, and completes when its outcome is durable and visible. A
    /// refusal (<see cref="WriteOutcome{T}.Commit"/> false) waits as well, since it may rest on a write that is not yet
    /// durable. An account that does not exist begins empty, and exists with its first committed write.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The outcome, or one it was built on, could not be stored; nothing of it remains.</exception>
    public ValueTask<T> WriteAsync<T>(AccountId account, Func<Draft, WriteOutcome<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var line = LineOf(account);
        return new ValueTask<T>(line.IsIdle ? WriteWhenLoadedAsync(line, write) : Write(line, write));
    }

    /// <summary>
    /// Like <see cref="WriteAsync"/>, for a write that may touch other accounts (<see cref="Draft.Of"/>): all of it becomes durable in
    /// one transaction or none. Such writes run one at a time, each after the one before is visible, so that what they find
    /// out about all accounts together (who is in which organization, which addresses are taken) holds until they are done.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The outcome, or one it was built on, could not be stored; nothing of it remains.</exception>
    public async ValueTask<T> WriteJointlyAsync<T>(AccountId account, Func<Draft, WriteOutcome<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        await LoadAsync(account);
        await _jointly.WaitAsync();
        try
        {
            return await WriteJointly(account, write).Task;
        }
        finally
        {
            _jointly.Release();
        }
    }

    /// <summary>
    /// Keeps the audit record of a read or a refused call. It is stored within about 25 ms, together with others; this
    /// completes at once unless the buffer is full, and then waits for room.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database is failing and the buffer is full: the call must not be answered.</exception>
    public ValueTask RecordAsync(AuditRecord record) =>
        _queue.TryAdd(record, out var room) ? default : new ValueTask(RecordLaterAsync(record, room));

    /// <summary>Completes when everything recorded before is durable.</summary>
    /// <exception cref="StoreUnavailableException">It could not be stored now; it is kept and tried again.</exception>
    public ValueTask FlushAsync()
    {
        var waiter = new Waiter<bool>(true);
        return _queue.TryAddFlush(waiter) ? new ValueTask(waiter.Task) : default;
    }

    /// <inheritdoc/>
    public async ValueTask<AuditPage> FindAsync(AuditQuery query, CancellationToken cancellation)
    {
        await FlushAsync();
        cancellation.ThrowIfCancellationRequested();
        return Store.FindEvents(query);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LastUse>> LastUsesAsync(AccountId account, IReadOnlyCollection<string> entities, CancellationToken cancellation)
    {
        await FlushAsync();
        cancellation.ThrowIfCancellationRequested();
        return Store.LastUses(account, entities);
    }

    /// <summary>Remembers the present committed state, in memory and store, as what <see cref="ResetAsync"/> returns to.</summary>
    /// <exception cref="NotSupportedException">The store is not ephemeral.</exception>
    public void MarkBaseline()
    {
        lock (_committer.StoreGate)
        {
            Store.MarkBaseline();
            _baseline = _lines.Values.Select(_residence.Of).OfType<AccountState>().ToDictionary(state => state.Id);
        }
    }

    /// <summary>
    /// Returns to the marked state. Calls that are under way meanwhile fail with <see cref="StoreUnavailableException"/>.
    /// </summary>
    /// <exception cref="NotSupportedException">The store is not ephemeral, or nothing was marked.</exception>
    public Task ResetAsync()
    {
        var baseline = _baseline ?? throw new NotSupportedException("There is no baseline to return to.");
        Forget(_queue.BeginReset()); // at most one batch is then left to wait for
        lock (_committer.StoreGate)
        {
            try
            {
                Store.Reset();
                foreach (var (account, line) in _lines)
                {
                    line.Known = baseline.GetValueOrDefault(account);
                }

                _residence.Recount();
                _homes.Load(baseline.Values);
            }
            finally
            {
                // Only now does the epoch move on: a writer that sees the new one must find the baseline.
                Forget(_queue.EndReset());
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Commits all that is queued and stops.</summary>
    /// <exception cref="StoreUnavailableException">Some audit events could not be stored.</exception>
    public async ValueTask DisposeAsync()
    {
        _residence.Dispose();
        _queue.Close();
        await _committer.Stopped;
        _queue.Dispose();
        _jointly.Dispose();
        if (_queue.Lost > 0)
        {
            throw new StoreUnavailableException($"{_queue.Lost} audit events could not be stored before the end.");
        }
    }

    /// <summary>Lets an account leave memory, unless it is being written or has to stay.</summary>
    internal bool TryUnload(AccountId account) => _lines.TryGetValue(account, out var line) && _residence.TryUnload(line);

    private AccountLine LineOf(AccountId account) => _lines.GetOrAdd(account, static id => new AccountLine(id, null));

    private async Task<T> WriteWhenLoadedAsync<T>(AccountLine line, Func<Draft, WriteOutcome<T>> write)
    {
        await _residence.LoadAsync(line);
        return await Write(line, write);
    }

    private Task<T> Write<T>(AccountLine line, Func<Draft, WriteOutcome<T>> write)
    {
        lock (line.Gate)
        {
            var epoch = _queue.Epoch;
            var draft = new Draft(line.Tip(epoch, _residence));
            var outcome = write(draft);
            return Enqueue(outcome, outcome.Commit ? [Queue(line, draft)] : [], epoch).Task;
        }
    }

    private Waiter<T> WriteJointly<T>(AccountId account, Func<Draft, WriteOutcome<T>> write)
    {
        var epoch = _queue.Epoch;
        using var drafts = new JointDrafts(LineOf, _residence, epoch);
        var outcome = write(drafts.Of(account));
        return Enqueue(outcome, outcome.Commit ? [.. drafts.Written.Select(written => Queue(written.Line, written.Draft))] : [], epoch);
    }

    private QueuedWrite Queue(AccountLine line, Draft draft)
    {
        var next = draft.Complete();
        return new QueuedWrite(line, next, new AccountWrite(next.Id, next.Revision, _time.GetUtcNow(), draft.Changes));
    }

    /// <summary>Hands an outcome to the committer and moves the tips on. The caller holds the gates of the accounts written.</summary>
    private Waiter<T> Enqueue<T>(WriteOutcome<T> outcome, IReadOnlyList<QueuedWrite> writes, long epoch)
    {
        var waiter = new Waiter<T>(outcome.Result) { Writes = writes };
        _queue.Add(new Pending(outcome.Event, waiter) { Also = outcome.Commit ? outcome.Also : null }, epoch);
        foreach (var write in writes)
        {
            write.Line.Advance(write.Next, epoch);
        }

        return waiter;
    }

    private static void Forget(List<Waiter> waiters)
    {
        var reason = new StoreUnavailableException("The state was reset while the call was under way.");
        waiters.ForEach(waiter => waiter.Fail(reason));
    }

    private async Task RecordLaterAsync(AuditRecord record, Task room)
    {
        do
        {
            await room;
        }
        while (!_queue.TryAdd(record, out room));
    }
}
