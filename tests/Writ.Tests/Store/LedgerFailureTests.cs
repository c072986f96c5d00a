using Writ.Kernel.State;
using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>A store that fails: nothing acknowledged is lost, and nothing refused comes back.</summary>
public sealed class LedgerFailureTests
{
    private static readonly StoreUnavailableException Full = new("The disk is full.");

    [Fact]
    public async Task Failed_write_and_all_built_on_it_are_refused_and_leave_nothing()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await ledger.PutAsync("before");
        await store.HoldAsync();
        var first = ledger.PutAsync("first");
        await store.CommitArrivedAsync();
        var second = ledger.PutAsync("second");
        var refusal = ledger.WriteAsync(Sample.Account, draft =>
            new WriteOutcome<bool>(draft.Get(Thing.Kind, "first") is not null, false, Sample.Event())).AsTask();
        store.Failure = Full;

        store.Release();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => first);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => second);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => refusal);
        Assert.False(ledger.IsHealthy);
        Assert.Equal(["before"], ledger.Names());
        store.Failure = null;
        await ledger.PutAsync("after");
        Assert.True(ledger.IsHealthy);
        Assert.Equal(["after", "before"], ledger.Names());
        Assert.Equal([(Sample.Account, 2L)], store.Accounts());
        Assert.Equal(2, store.FindEvents(Sample.All()).Events.Count);
    }

    [Fact]
    public async Task Events_of_reads_survive_the_failure_in_their_order()
    {
        using var store = new ScriptedStore();
        var time = new ManualTime();
        await using var ledger = Ledger.Open(store, [Thing.Kind], time);
        store.Failure = Full;
        await ledger.RecordAsync(Sample.Event("One"));
        await ledger.RecordAsync(Sample.Event("Two"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("refused"));
        await ledger.RecordAsync(Sample.Event("Three"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.FlushAsync());
        store.Failure = null;

        await ledger.FlushAsync();

        Assert.Equal(["Three", "Two", "One"], store.FindEvents(Sample.All()).Events.Select(record => record.EventName));
    }

    [Fact]
    public async Task Events_are_tried_again_after_a_growing_delay()
    {
        using var store = new ScriptedStore();
        var time = new ManualTime();
        await using var ledger = Ledger.Open(store, [Thing.Kind], time);
        store.Failure = Full;
        await ledger.RecordAsync(Sample.Event());
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.FlushAsync());
        await store.HoldAsync();

        time.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Equal(1, store.Commits);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await store.CommitArrivedAsync();
        store.Failure = null;
        store.Release();
        await ledger.FlushAsync();

        Assert.Equal(2, store.Commits);
        Assert.True(ledger.IsHealthy);
        Assert.Single(store.FindEvents(Sample.All()).Events);
    }

    [Fact]
    public async Task Event_recorded_after_a_failure_that_left_none_is_stored_without_anyone_asking()
    {
        using var store = new ScriptedStore();
        var time = new ManualTime();
        await using var ledger = Ledger.Open(store, [Thing.Kind], time);
        store.Failure = Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("a"));
        store.Failure = null;
        await ledger.RecordAsync(Sample.Event());
        await store.HoldAsync();

        time.Advance(TimeSpan.FromSeconds(5));

        await store.CommitArrivedAsync();
        store.Release();
    }

    [Fact(Timeout = 20_000)]
    public async Task Ledger_becomes_healthy_again_although_nobody_calls()
    {
        using var store = new ScriptedStore();
        var time = new ManualTime();
        await using var ledger = Ledger.Open(store, [Thing.Kind], time);
        store.Failure = Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("a"));
        time.Advance(TimeSpan.FromSeconds(5));
        await store.ProbedAsync();
        Assert.False(ledger.IsHealthy);
        store.Failure = null;

        while (!ledger.IsHealthy)
        {
            time.Advance(TimeSpan.FromSeconds(5)); // the committer arms its timer in its own time
            await Task.Yield();
        }

        Assert.Empty(store.FindEvents(Sample.All()).Events);
    }

    [Fact]
    public async Task Full_buffer_refuses_calls_while_the_store_fails()
    {
        using var store = new ScriptedStore();
        var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        store.Failure = Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("a"));
        for (var at = 0; at < CommitQueue.Capacity; at++)
        {
            await ledger.RecordAsync(Sample.Event());
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.RecordAsync(Sample.Event()));

        store.Failure = null;
        await ledger.PutAsync("b");
        await ledger.RecordAsync(Sample.Event());
        await ledger.DisposeAsync();
        Assert.Equal(CommitQueue.Capacity + 2, store.FindEvents(Sample.All(20_000)).Events.Count);
    }

    [Fact]
    public async Task Callers_waiting_for_room_are_refused_when_the_store_fails()
    {
        using var store = new ScriptedStore();
        var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        await store.HoldAsync();
        var write = ledger.PutAsync("a");
        await store.CommitArrivedAsync();
        for (var at = 0; at < CommitQueue.Capacity - 1; at++)
        {
            await ledger.RecordAsync(Sample.Event());
        }

        // The failed write makes room for one of the two, and no more.
        var waiting = new[] { ledger.RecordAsync(Sample.Event()).AsTask(), ledger.RecordAsync(Sample.Event()).AsTask() };
        Assert.All(waiting, call => Assert.False(call.IsCompleted));
        store.Failure = Full;
        store.Release();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => write);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Task.WhenAll(waiting));
        store.Failure = null;
        await ledger.DisposeAsync();
        Assert.Equal(CommitQueue.Capacity, store.FindEvents(Sample.All(20_000)).Events.Count);
    }

    [Fact]
    public async Task Revision_conflict_ends_all_writing()
    {
        using var store = new ScriptedStore();
        var ledger = Open(store);
        await ledger.PutAsync("a");
        store.CommitAll(Sample.Write(2));

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("b"));

        Assert.IsType<RevisionConflictException>(refusal.InnerException);
        Assert.False(ledger.IsHealthy);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("c"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.RecordAsync(Sample.Event()));
        Assert.Equal(["a"], ledger.Names());
        await ledger.DisposeAsync();
    }

    [Fact]
    public async Task Closing_on_a_failing_store_says_what_was_lost()
    {
        using var store = new ScriptedStore();
        var ledger = Open(store);
        await ledger.RecordAsync(Sample.Event());
        store.Failure = Full;

        var loss = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.DisposeAsync());

        Assert.Contains("1 audit events", loss.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_on_a_store_that_keeps_failing_and_recovering_lose_and_invent_nothing()
    {
        using var store = SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1));
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        var refused = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using (var ledger = Open(store))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                for (var at = 0; at < 100; at++)
                {
                    if (writer == 0)
                    {
                        store.LimitPages(at % 2 == 0 ? 1u : 1_000_000u);
                    }

                    var name = $"{writer}-{at}";
                    try
                    {
                        await ledger.PutAsync(name, new string('x', 4000));
                        acknowledged.Add(name);
                    }
                    catch (StoreUnavailableException)
                    {
                        refused.Add(name);
                    }
                }
            })));
            store.LimitPages(1_000_000);
            await ledger.PutAsync("last");
            acknowledged.Add("last");
            Assert.Equal(acknowledged.Order(StringComparer.OrdinalIgnoreCase), ledger.Names());
        }

        Assert.NotEmpty(refused);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), store.Resources(Sample.Account).Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.Equal([(Sample.Account, 1L + acknowledged.Count)], store.Accounts());
        Assert.Equal(1 + acknowledged.Count, store.FindEvents(Sample.All(5000)).Events.Count);
        Assert.Equal(Enumerable.Range(2, acknowledged.Count).Select(revision => (long)revision), store.Journal(Sample.Account, 1, 5000).Select(entry => entry.Revision));
    }

    private static Ledger Open(IStore store) => Ledger.Open(store, [Thing.Kind], TimeProvider.System);
}
