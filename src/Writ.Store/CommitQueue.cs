using Writ.Kernel.Audit;

namespace Writ.Store;

/// <summary>
/// What waits to be committed, in order. Everything is guarded by one lock that is held for a few instructions. The epoch
/// counts failed commits: what was built on a failed commit carries an old epoch and is refused.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    /// <summary>Events kept in memory at most, those being committed included; beyond it callers wait or are refused.</summary>
    public const int Capacity = 8192;

    /// <summary>How many events make a batch worth committing although nobody waits for it.</summary>
    public const int LingerCount = 512;

    /// <summary>The largest transaction; it bounds how long a later write waits for an earlier batch.</summary>
    public const int BatchLimit = 1024;

    private static readonly TimeSpan LingerTime = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(5);

    private readonly object _gate = new(); // an object, because Monitor.Wait needs one
    private readonly ITimer _timer;
    private List<Pending> _pending = [];
    private int _inFlight;
    private int _waiting;
    private bool _due;
    private bool _failing;
    private bool _closed;
    private bool _resetting;
    private TimeSpan _retry = FirstRetry;
    private Exception? _fatal;
    private TaskCompletionSource? _room;
    private long _epoch;

    public CommitQueue(TimeProvider time) =>
        _timer = time.CreateTimer(static queue => ((CommitQueue)queue!).BecomeDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // the state is this

    /// <summary>The present epoch.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>False from a failed commit until the next that succeeds.</summary>
    public bool IsHealthy
    {
        get
        {
            lock (_gate)
            {
                return !_failing && _fatal is null;
            }
        }
    }

    /// <summary>How many events the last, failed attempt at closing could not store.</summary>
    public int Lost { get; private set; }

    /// <summary>Adds an event nobody waits for; false, with a task to wait for, when there is no room.</summary>
    /// <exception cref="StoreUnavailableException">There is no room and commits are failing.</exception>
    public bool TryAdd(AuditRecord record, out Task room)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (_resetting)
            {
                room = Task.CompletedTask; // the event would be forgotten with all others
                return true;
            }

            if (_pending.Count + _inFlight < Capacity)
            {
                Add(new Pending(record, null));
                room = Task.CompletedTask;
                return true;
            }

            if (_failing)
            {
                throw new StoreUnavailableException("The audit log cannot be written and its buffer is full; calls are refused until the database accepts writes.");
            }

            room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return false;
        }
    }

    /// <summary>Adds an entry someone waits for, which was built in the given epoch.</summary>
    /// <exception cref="StoreUnavailableException">The epoch has passed, or nothing can be stored any more.</exception>
    public void Add(Pending entry, long epoch)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (epoch != _epoch || _resetting)
            {
                throw new StoreUnavailableException("The call was built on a state that was not stored or is being reset.");
            }

            Add(entry);
        }
    }

    /// <summary>Adds someone who waits for all before; false when there is nothing to wait for.</summary>
    public bool TryAddFlush(Waiter waiter)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (_pending.Count + _inFlight == 0 || _resetting)
            {
                return false;
            }

            Add(new Pending(null, waiter));
            return true;
        }
    }

    /// <summary>Blocks until there is a batch worth committing, or it is time to see whether a store that failed can be written again:
    /// then the batch is empty. False when closed and empty.</summary>
    public bool WaitForWork()
    {
        lock (_gate)
        {
            while (!_closed && !IsReady)
            {
                Monitor.Wait(_gate);
            }

            return _pending.Count > 0 || !_closed;
        }
    }

    /// <summary>Moves the next batch into an empty list. It counts as in flight until it is settled.</summary>
    public void Take(ref List<Pending> batch)
    {
        lock (_gate)
        {
            if (_pending.Count <= BatchLimit)
            {
                (batch, _pending) = (_pending, batch);
            }
            else
            {
                batch.AddRange(_pending.GetRange(0, BatchLimit));
                _pending.RemoveRange(0, BatchLimit);
            }

            _inFlight = batch.Count;
            _waiting -= batch.Count(entry => entry.Waiter is not null);
            _due = _pending.Count > 0 && _due;
        }
    }

    /// <summary>The batch in flight is durable.</summary>
    public void Committed()
    {
        lock (_gate)
        {
            _inFlight = 0;
            _due |= _failing && _pending.Count > 0; // do not let what is left wait for the next retry
            _failing = false;
            _retry = FirstRetry;
            ReleaseRoom();
        }
    }

    /// <summary>
    /// The batch in flight was not stored. Everything built on it goes with it: all writes, and all refusals, which may
    /// rest on a write that never was. Events of reads stay and are tried again. Returns those to be told.
    /// </summary>
    public List<Waiter> Failed(List<Pending> batch)
    {
        lock (_gate)
        {
            var kept = batch.Concat(_pending).Where(entry => entry.Waiter is null).ToList();
            var told = batch.Concat(_pending).Select(entry => entry.Waiter).OfType<Waiter>().ToList();
            Restart(kept);
            _failing = true;
            if (_closed)
            {
                Lost = kept.Count;
                _pending.Clear();
            }

            _timer.Change(_retry, Timeout.InfiniteTimeSpan); // also with nothing left: who waits for health sends no calls
            _retry = _retry * 2 < LastRetry ? _retry * 2 : LastRetry;
            return told;
        }
    }

    /// <summary>Nothing can be stored any more, for a reason that waiting does not cure. Returns those to be told.</summary>
    public List<Waiter> Broken(List<Pending> batch, Exception reason)
    {
        lock (_gate)
        {
            _fatal = reason;
            var told = batch.Concat(_pending).Select(entry => entry.Waiter).OfType<Waiter>().ToList();
            Lost = batch.Concat(_pending).Count(entry => entry.Waiter is null);
            Restart([]);
            return told;
        }
    }

    /// <summary>
    /// Forgets everything queued and keeps the queue empty until <see cref="EndReset"/>. The epoch must not move yet: a
    /// batch may be in flight, and a writer of the next epoch would build on the state before it. Returns those to be told.
    /// </summary>
    public List<Waiter> BeginReset()
    {
        lock (_gate)
        {
            _resetting = true;
            var told = _pending.Select(entry => entry.Waiter).OfType<Waiter>().ToList();
            _pending = [];
            _waiting = 0;
            ReleaseRoom();
            return told;
        }
    }

    /// <summary>
    /// Begins anew, healthy and in a new epoch. Nothing is in flight, and the accounts are reset. Returns those to be told
    /// who came between two resets.
    /// </summary>
    public List<Waiter> EndReset()
    {
        lock (_gate)
        {
            var told = _pending.Select(entry => entry.Waiter).OfType<Waiter>().ToList();
            Restart([]);
            _resetting = false;
            _failing = false;
            _fatal = null;
            return told;
        }
    }

    /// <summary>Takes nothing more; what is queued is still committed.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
            ReleaseRoom();
        }
    }

    public void Dispose() => _timer.Dispose();

    private bool IsReady =>
        _pending.Count > 0 ? _waiting > 0 || _due || (!_failing && _pending.Count >= LingerCount) : _due && _failing;

    private void Add(Pending entry)
    {
        _pending.Add(entry);
        if (entry.Waiter is not null)
        {
            _waiting++;
            Monitor.Pulse(_gate);
        }
        else if (_pending.Count == LingerCount)
        {
            Monitor.Pulse(_gate);
        }
        else if (_pending.Count == 1)
        {
            _timer.Change(_failing ? _retry : LingerTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void Restart(List<Pending> kept)
    {
        Volatile.Write(ref _epoch, _epoch + 1);
        _pending = kept;
        _inFlight = 0;
        _waiting = 0;
        _due = false;
        ReleaseRoom();
    }

    private void ReleaseRoom()
    {
        _room?.TrySetResult();
        _room = null;
    }

    private void BecomeDue()
    {
        lock (_gate)
        {
            _due = true;
            Monitor.Pulse(_gate);
        }
    }

    private void ThrowIfStopped()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(Ledger));
        if (_fatal is not null)
        {
            throw new StoreUnavailableException("The database can no longer be written by this process; it must be restarted. " + _fatal.Message, _fatal);
        }
    }
}
