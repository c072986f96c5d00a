using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Events nobody waits for.</summary>
public sealed class LedgerAuditTests
{
    [Fact]
    public async Task Events_are_stored_after_a_moment()
    {
        using var store = new ScriptedStore();
        var time = new ManualTime();
        await using var ledger = Ledger.Open(store, [Thing.Kind], time);
        await store.HoldAsync();
        await ledger.RecordAsync(Sample.Event());
        await ledger.RecordAsync(Sample.Event());

        time.Advance(TimeSpan.FromMilliseconds(24));
        Assert.Equal(0, store.Commits);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await store.CommitArrivedAsync();
        store.Release();
        await ledger.FlushAsync();

        Assert.Equal(1, store.Commits);
        Assert.Equal(2, store.FindEvents(Sample.All()).Events.Count);
    }

    [Fact]
    public async Task Many_events_are_stored_before_their_moment()
    {
        using var store = new ScriptedStore();
        await using var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        await store.HoldAsync();
        for (var at = 0; at < CommitQueue.LingerCount; at++)
        {
            await ledger.RecordAsync(Sample.Event());
        }

        await store.CommitArrivedAsync();
        store.Release();
    }

    [Fact]
    public async Task Full_buffer_makes_callers_wait_until_there_is_room()
    {
        using var store = new ScriptedStore();
        var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        await store.HoldAsync();
        for (var at = 0; at < CommitQueue.Capacity; at++)
        {
            Assert.True(ledger.RecordAsync(Sample.Event()).AsTask().IsCompletedSuccessfully);
        }

        var waiting = Enumerable.Range(0, 10).Select(_ => ledger.RecordAsync(Sample.Event()).AsTask()).ToList();
        Assert.All(waiting, call => Assert.False(call.IsCompleted));
        store.Release();

        await Task.WhenAll(waiting);
        await ledger.DisposeAsync();
        Assert.Equal(CommitQueue.Capacity + 10, store.FindEvents(Sample.All(20_000)).Events.Count);
    }

    [Fact]
    public async Task Flush_waits_for_what_is_being_committed_and_is_at_once_when_there_is_nothing()
    {
        using var store = new ScriptedStore();
        await using var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        Assert.True(ledger.FlushAsync().AsTask().IsCompletedSuccessfully);
        await store.HoldAsync();
        var write = ledger.PutAsync("a");
        await store.CommitArrivedAsync();

        var flush = ledger.FlushAsync().AsTask();

        Assert.False(flush.IsCompleted);
        store.Release();
        await flush;
        await write;
    }

    [Fact]
    public async Task Queries_answer_with_all_that_was_recorded_before()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime());
        var record = Sample.Event() with { AccessKeyId = "K", RoleId = "R" };
        var cancellation = TestContext.Current.CancellationToken;

        await ledger.RecordAsync(record);
        Assert.Equal([record.EventId], (await ledger.FindAsync(Sample.All(), cancellation)).EventIds());
        await ledger.RecordAsync(record with { EventId = "2" });
        Assert.Equal(["K", "R"], (await ledger.LastUsesAsync(Sample.Account, ["K", "R"], cancellation)).Select(use => use.Entity));
    }

    [Fact]
    public async Task Closing_stores_what_is_left()
    {
        using var store = SqliteStore.InMemory();
        await using (var ledger = Ledger.Open(store, [Thing.Kind], new ManualTime()))
        {
            await ledger.RecordAsync(Sample.Event());
        }

        Assert.Single(store.FindEvents(Sample.All()).Events);
    }
}
