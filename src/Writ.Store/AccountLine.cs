using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// An account as the ledger keeps it: the committed snapshot everybody reads, or its outline while the account is idle; and the tip,
/// which has the writes that are queued but not yet durable and is seen by the next writer only.
/// </summary>
internal sealed class AccountLine(AccountId id, AccountState? known)
{
    private readonly Lock _asking = new();
    private AccountState? _known = known;
    private AccountState? _tip;
    private long _tipEpoch = -1;
    private Task _loading = Task.CompletedTask;
    private volatile bool _isUsed;

    /// <summary>Held by the account's one writer while it runs and enqueues.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Held while the state is read from the store: only those wait who need this very account.</summary>
    public Lock Loading { get; } = new();

    /// <summary>The committed snapshot, or the outline of an account that is not in memory; null when there is no such account.</summary>
    public AccountState? Known
    {
        get => Volatile.Read(ref _known);
        set => Volatile.Write(ref _known, value);
    }

    /// <summary>Whether the account exists and is not in memory.</summary>
    public bool IsIdle => Known is { IsOutline: true };

    /// <summary>Puts one form of the same revision in place of another, unless the account has changed meanwhile.</summary>
    public bool Replace(AccountState before, AccountState after) => ReferenceEquals(Interlocked.CompareExchange(ref _known, after, before), before);

    /// <summary>Notes that the account was used.</summary>
    public void Use()
    {
        if (!_isUsed) // mostly it is, and a write would take the line from all other cores
        {
            _isUsed = true;
        }
    }

    /// <summary>Whether the account was used since this was last asked.</summary>
    public bool WasUsed()
    {
        var was = _isUsed;
        _isUsed = false;
        return was;
    }

    /// <summary>Begins to load, or joins those who wait for it already.</summary>
    public Task LoadOnce(Func<Task> load)
    {
        lock (_asking)
        {
            return _loading.IsCompleted ? _loading = load() : _loading;
        }
    }

    /// <summary>
    /// What the next write builds on. A tip of an earlier epoch was built on a commit that failed, so it counts no more.
    /// The caller holds the gate.
    /// </summary>
    public AccountState Tip(long epoch, Residence residence) =>
        _tipEpoch == epoch && _tip is { } tip ? tip : residence.Of(this) ?? AccountState.New(id);

    /// <summary>Moves the tip on, after its write was queued in the given epoch. The caller holds the gate.</summary>
    public void Advance(AccountState tip, long epoch)
    {
        _tip = tip;
        _tipEpoch = epoch;
    }

    /// <summary>Lets the state go, unless writes are under way. The caller holds the gate.</summary>
    public bool TryUnload(AccountState committed, Func<AccountState, AccountState> outline, long epoch)
    {
        if (_tipEpoch == epoch && _tip is { } tip && !ReferenceEquals(tip, committed))
        {
            return false;
        }

        _tip = null; // it is the committed state, or of an epoch that has passed
        return Replace(committed, outline(committed));
    }
}
