using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// An account as the ledger keeps it: the committed snapshot everybody reads, and the tip, which has the writes that are
/// queued but not yet durable and is seen by the next writer only.
/// </summary>
internal sealed class AccountLine(AccountId id, AccountState? committed)
{
    private volatile AccountState? _committed = committed;
    private AccountState? _tip;
    private long _tipEpoch = -1;

    /// <summary>Held by the account's one writer while it runs and enqueues.</summary>
    public Lock Gate { get; } = new();

    public AccountState? Committed
    {
        get => _committed;
        set => _committed = value;
    }

    /// <summary>
    /// What the next write builds on. A tip of an earlier epoch was built on a commit that failed, so it counts no more.
    /// The caller holds the gate.
    /// </summary>
    public AccountState Tip(long epoch) =>
        _tipEpoch == epoch && _tip is { } tip ? tip : _committed ?? AccountState.New(id);

    /// <summary>Moves the tip on, after its write was queued in the given epoch. The caller holds the gate.</summary>
    public void Advance(AccountState tip, long epoch)
    {
        _tip = tip;
        _tipEpoch = epoch;
    }
}
