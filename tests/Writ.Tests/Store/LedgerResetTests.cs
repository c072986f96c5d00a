using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

public sealed class LedgerResetTests
{
    [Fact]
    public async Task Reset_returns_to_the_baseline_in_memory_and_store()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);
        await ledger.PutAsync("first", "1");
        ledger.MarkBaseline();

        for (var round = 0; round < 3; round++)
        {
            await ledger.PutAsync("first", "2");
            await ledger.PutAsync("second");
            await ledger.WriteAsync(Sample.Other, _ => new WriteOutcome<int>(0, true, Sample.Event(account: Sample.Other)));
            await ledger.RecordAsync(Sample.Event());
            await ledger.ResetAsync();

            Assert.Equal(["first"], ledger.Names());
            Assert.Equal("1", ledger.Current(Sample.Account)?.Get(Thing.Kind, "first")?.Note);
            Assert.Equal([Sample.Account], ledger.Accounts);
            Assert.Equal([(Sample.Account, 1L)], store.Accounts());
            Assert.Single((await ledger.FindAsync(Sample.All(), TestContext.Current.CancellationToken)).Events);
        }
    }

    [Fact]
    public async Task Calls_under_way_fail_and_leave_nothing()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await ledger.PutAsync("first");
        ledger.MarkBaseline();
        await store.HoldAsync();
        var committing = ledger.PutAsync("committing");
        await store.CommitArrivedAsync();
        var queued = ledger.PutAsync("queued");

        var reset = Task.Run(ledger.ResetAsync, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queued);
        store.Release();
        await reset;

        await committing;
        Assert.Equal(["first"], ledger.Names());
        await ledger.PutAsync("after");
        Assert.Equal(["after", "first"], ledger.Names());
        Assert.Equal([(Sample.Account, 2L)], store.Accounts());
    }

    [Fact]
    public async Task Reset_heals_a_ledger_that_a_conflict_had_ended()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await ledger.PutAsync("first");
        ledger.MarkBaseline();
        store.CommitAll(Sample.Write(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("refused"));

        await ledger.ResetAsync();

        Assert.True(ledger.IsHealthy);
        await ledger.PutAsync("after");
        Assert.Equal(["after", "first"], ledger.Names());
    }

    [Fact]
    public async Task Writers_during_resets_never_mix_the_two_states()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);
        await ledger.PutAsync("first");
        ledger.MarkBaseline();
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var at = 0; !end.IsCancellationRequested; at++)
            {
                try
                {
                    await ledger.PutAsync($"{writer}-{at}");
                    await ledger.RecordAsync(Sample.Event());
                }
                catch (StoreUnavailableException refusal)
                {
                    Assert.IsNotType<RevisionConflictException>(refusal.InnerException);
                }
            }
        }, TestContext.Current.CancellationToken)).ToList();

        for (var round = 0; round < 50; round++)
        {
            await ledger.ResetAsync();
            await Task.Yield();
        }

        await end.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(ledger.IsHealthy);
        await ledger.ResetAsync();
        Assert.Equal(["first"], ledger.Names());
        Assert.Equal([(Sample.Account, 1L)], store.Accounts());
    }

    [Fact]
    public async Task Ledger_without_baseline_or_on_disk_cannot_be_reset()
    {
        using var directory = new TemporaryDirectory();
        using var store = SqliteStore.Open(directory.Path);
        await using var ledger = Open(store);

        Assert.Throws<NotSupportedException>(ledger.MarkBaseline);
        await Assert.ThrowsAsync<NotSupportedException>(ledger.ResetAsync);
    }

    private static Ledger Open(IStore store) => Ledger.Open(store, [Thing.Kind], TimeProvider.System);
}
