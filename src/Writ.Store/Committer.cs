namespace Writ.Store;

/// <summary>The one thread that writes to the store: takes what is queued, commits it in one transaction, publishes, answers.</summary>
internal sealed class Committer
{
    private const string ProbeSetting = "write-probe";

    private readonly IStore _store;
    private readonly CommitQueue _queue;
    private readonly Homes _homes;
    private readonly List<CommitEntry> _entries = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Pending> _batch = [];

    public Committer(IStore store, CommitQueue queue, Homes homes)
    {
        _store = store;
        _queue = queue;
        _homes = homes;
        new Thread(Run) { IsBackground = true, Name = "writ committer" }.Start();
    }

    /// <summary>Held from taking a batch until it is published, so that its holder sees no commit half done.</summary>
    public Lock StoreGate { get; } = new();

    /// <summary>Completes when the queue is closed and all of it was dealt with.</summary>
    public Task Stopped => _stopped.Task;

    private void Run()
    {
        while (_queue.WaitForWork())
        {
            lock (StoreGate)
            {
                _queue.Take(ref _batch);
                CommitBatch();
                _batch.Clear();
                _entries.Clear();
            }
        }

        _stopped.SetResult();
    }

    private void CommitBatch()
    {
        _batch.ForEach(Add);
        try
        {
            if (_entries.Count > 0)
            {
                _store.Commit(new CommitBatch(_entries));
            }
            else if (!_queue.IsHealthy)
            {
                _store.PutSetting(ProbeSetting, ""); // nothing to store, so this tells whether anything could be
            }
        }
        catch (StoreUnavailableException reason)
        {
            Tell(_queue.Failed(_batch), reason);
            return;
        }
        catch (Exception reason) // whatever else it is, this process no longer knows what is stored: it must not go on
        {
            Tell(_queue.Broken(_batch, reason), reason);
            return;
        }

        Publish();
    }

    private void Add(Pending entry)
    {
        if (entry.Event is { } record)
        {
            _entries.Add(new CommitEntry(record, entry.Waiter is { Writes: { Count: > 0 } writes } ? [.. writes.Select(write => write.Write)] : []));
            if (record.Twin is { } twin)
            {
                _entries.Add(new CommitEntry(twin, []));
            }
        }

        if (entry.Also is { } others)
        {
            _entries.AddRange(others.Select(other => new CommitEntry(other, [])));
        }
    }

    private void Publish()
    {
        foreach (var entry in _batch)
        {
            foreach (var write in entry.Waiter?.Writes ?? [])
            {
                write.Line.Known = write.Next;
                _homes.Apply(write.Write);
            }
        }

        _queue.Committed();
        foreach (var entry in _batch)
        {
            entry.Waiter?.Succeed();
        }
    }

    private static void Tell(List<Waiter> waiters, Exception reason)
    {
        var failure = reason as StoreUnavailableException
            ?? new StoreUnavailableException("The change was not stored. " + reason.Message, reason);
        waiters.ForEach(waiter => waiter.Fail(failure));
    }
}
