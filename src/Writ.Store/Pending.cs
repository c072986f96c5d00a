using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>An entry of the commit queue: an event, with or without someone waiting; or no event and someone who waits for all before.</summary>
internal readonly record struct Pending(AuditRecord? Event, Waiter? Waiter)
{
    /// <summary>Events that go with it.</summary>
    public IReadOnlyList<AuditRecord>? Also { get; init; }
}

/// <summary>Someone who is answered when an entry is durable or has failed.</summary>
internal abstract class Waiter
{
    /// <summary>What the entry changes, if anything.</summary>
    public IReadOnlyList<QueuedWrite> Writes { get; init; } = [];

    public abstract void Succeed();

    public abstract void Fail(Exception reason);
}

/// <summary>A queued write and the state it leads to.</summary>
internal sealed record QueuedWrite(AccountLine Line, AccountState Next, AccountWrite Write);

/// <summary>A waiter whose answer is known beforehand and given only when it is true.</summary>
internal sealed class Waiter<T>(T result) : Waiter
{
    // Continuations must not run on the committer: they would hold up everyone's commits.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    public override void Succeed() => _done.TrySetResult(result);

    public override void Fail(Exception reason) => _done.TrySetException(reason);
}
