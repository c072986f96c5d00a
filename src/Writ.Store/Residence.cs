using System.Text.Json;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// Which accounts are in memory. One that nobody used for a while leaves, but for its outline, and is read again from the store at its
/// next use. What is stored cannot change meanwhile: only a write changes it, and a write begins with the state. Accounts with
/// resources of global kinds stay, since requests of others depend on them: management accounts of organizations.
/// </summary>
internal sealed class Residence : IDisposable
{
    private readonly IStore _store;
    private readonly CommitQueue _queue;
    private readonly IReadOnlyList<ResourceKind> _kinds;
    private readonly Func<IEnumerable<AccountLine>> _lines;
    private TimeSpan _period;
    private ITimer? _timer;
    private int _idle;

    /// <param name="store">Where states are read.</param>
    /// <param name="queue">Tells whether writes are under way.</param>
    /// <param name="kinds">All kinds of resources.</param>
    /// <param name="lines">All accounts.</param>
    public Residence(IStore store, CommitQueue queue, IReadOnlyList<ResourceKind> kinds, Func<IEnumerable<AccountLine>> lines)
    {
        _store = store;
        _queue = queue;
        _kinds = kinds;
        _lines = lines;
        Recount();
    }

    /// <summary>From now on accounts leave that were not used for that long.</summary>
    public void UnloadAfter(TimeSpan period, TimeProvider time)
    {
        _period = period;
        _timer = time.CreateTimer(static residence => ((Residence)residence!).SweepAndGoOn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // the state is this
        _timer.Change(period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether any account is not in memory.</summary>
    public bool HasIdle => Volatile.Read(ref _idle) > 0;

    /// <summary>An account's committed state, loaded on the spot if need be; null when there is no such account.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public AccountState? Of(AccountLine line)
    {
        line.Use();
        var known = line.Known;
        return known is { IsOutline: true } ? Load(line) : known;
    }

    /// <summary>Loads an idle account on another thread; however many ask for it, it is loaded once.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public Task LoadAsync(AccountLine line)
    {
        line.Use();
        return line.IsIdle ? line.LoadOnce(() => Task.Run(() => LoadAway(line))) : Task.CompletedTask;
    }

    /// <summary>Lets an account go, unless it is being written or has to stay.</summary>
    public bool TryUnload(AccountLine line)
    {
        if (line.IsIdle || !line.Gate.TryEnter())
        {
            return false;
        }

        try
        {
            var gone = line.Known is { IsOutline: false } state && MayLeave(state) && line.TryUnload(state, committed => committed.Outline(_kinds), _queue.Epoch);
            if (gone)
            {
                Interlocked.Increment(ref _idle);
            }

            return gone;
        }
        finally
        {
            line.Gate.Exit();
        }
    }

    /// <summary>Counts idle accounts anew, after all were replaced.</summary>
    public void Recount() => Volatile.Write(ref _idle, _lines().Count(line => line.IsIdle));

    public void Dispose() => _timer?.Dispose();

    /// <summary>Whether an account's state need not be in memory.</summary>
    private bool MayLeave(AccountState state) => !_kinds.Any(kind => kind.IsGlobal && state.HasAny(kind));

    private AccountState? Load(AccountLine line)
    {
        lock (line.Loading)
        {
            while (line.Known is { IsOutline: true } outline)
            {
                var state = Read(outline);
                if (line.Replace(outline, state))
                {
                    Interlocked.Decrement(ref _idle);
                }
            }

            return line.Known;
        }
    }

    /// <summary>Without a result: the task stays with the account, and would keep the state in memory.</summary>
    private void LoadAway(AccountLine line) => Load(line);

    private AccountState Read(AccountState outline)
    {
        try
        {
            return AccountState.Load(outline.Id, outline.Revision, _store.Resources(outline.Id), _kinds);
        }
        catch (Exception reason) when (reason is InvalidDataException or JsonException)
        {
            throw new StoreUnavailableException($"The stored state of account {outline.Id} cannot be read: {reason.Message}", reason);
        }
    }

    private void SweepAndGoOn()
    {
        Sweep();
        _timer?.Change(_period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets those go that were not used since the last time. While the store is failing nobody leaves: they might not come back.</summary>
    private void Sweep()
    {
        if (!_queue.IsHealthy)
        {
            return;
        }

        var (left, stayed) = (0, 0);
        foreach (var line in _lines())
        {
            if (!line.WasUsed() && TryUnload(line))
            {
                left++;
            }
            else
            {
                stayed += line.IsIdle ? 0 : 1;
            }
        }

        if (left > stayed)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // mostly garbage now, and an idle server would not give it back
        }
    }
}
