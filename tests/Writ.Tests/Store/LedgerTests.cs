using System.Globalization;
using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

public sealed class LedgerTests
{
    [Fact]
    public async Task Write_is_answered_visible_stored_and_audited_together()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        var answer = await ledger.PutAsync("a", "1");

        Assert.Equal("a", answer);
        Assert.Equal("1", ledger.Current(Sample.Account)?.Get(Thing.Kind, "a")?.Note);
        Assert.Equal(1, ledger.Current(Sample.Account)?.Revision);
        Assert.Equal([Sample.Account], ledger.Accounts);
        Assert.Single(store.FindEvents(Sample.All()).Events);
        Assert.Single(store.Journal(Sample.Account, 1, 10));
        Assert.True(ledger.IsHealthy);
        Assert.Same(store, ledger.Store);
    }

    [Fact]
    public async Task Account_without_a_committed_write_does_not_exist()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await ledger.WriteAsync(Sample.Account, _ => new WriteOutcome<int>(0, false, Sample.Event()));

        Assert.Null(ledger.Current(Sample.Account));
        Assert.Empty(ledger.Accounts);
        Assert.Empty(store.Accounts());
        Assert.Single(store.FindEvents(Sample.All()).Events);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task What_else_is_put_on_record_is_so_only_with_the_change(bool commit, int recorded)
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await ledger.WriteAsync(Sample.Account, draft =>
        {
            draft.Put(Thing.Kind, Thing.Named("a"));
            return new WriteOutcome<int>(0, commit, Sample.Event()) { Also = [Sample.Event("Result", Sample.Other)] };
        });

        Assert.Single(store.FindEvents(Sample.All()).Events);
        Assert.Equal(recorded, store.FindEvents(Sample.All() with { Account = Sample.Other }).Events.Count);
    }

    [Fact]
    public async Task Write_that_throws_leaves_no_trace_and_no_lock()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ledger.WriteAsync<int>(Sample.Account, draft =>
        {
            draft.Put(Thing.Kind, Thing.Named("ghost"));
            throw new InvalidOperationException();
        }));

        await ledger.PutAsync("a");
        Assert.Equal(["a"], ledger.Names());
        Assert.Equal(["a"], store.Resources(Sample.Account).Select(row => row.Key));
    }

    [Fact]
    public async Task Concurrent_writers_see_each_other_and_revisions_have_no_gap()
    {
        using var store = SqliteStore.InMemory();
        AccountId[] accounts = [Sample.Account, Sample.Other];
        await using (var ledger = Open(store))
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            {
                for (var at = 0; at < 100; at++)
                {
                    var account = accounts[at % 2];
                    var seen = await ledger.WriteAsync(account, draft =>
                    {
                        var count = int.Parse(draft.Get(Thing.Kind, "count")?.Note ?? "0", CultureInfo.InvariantCulture) + 1;
                        draft.Put(Thing.Kind, Thing.Named("count", count.ToString(CultureInfo.InvariantCulture)));
                        draft.Put(Thing.Kind, Thing.Named($"{writer}-{at}"));
                        return new WriteOutcome<int>(count, true, Sample.Event(account: account));
                    });
                    var mine = ledger.Current(account);
                    Assert.NotNull(mine?.Get(Thing.Kind, $"{writer}-{at}"));
                    Assert.True(mine.Revision >= seen);
                    await ledger.RecordAsync(Sample.Event());
                }
            })));
        }

        Assert.Equal([(Sample.Account, 800L), (Sample.Other, 800L)], store.Accounts());
        foreach (var account in accounts)
        {
            var journal = store.Journal(account, 1, 10_000);
            Assert.Equal(Enumerable.Range(1, 800).SelectMany(revision => new long[] { revision, revision }), journal.Select(entry => entry.Revision));
            var events = store.FindEvents(Sample.All(10_000) with { Account = account }).EventIds().ToHashSet(StringComparer.Ordinal);
            Assert.All(journal, entry => Assert.Contains(entry.EventId, events));
            Assert.Equal("800", AccountState.Load(account, 800, store.Resources(account), [Thing.Kind]).Get(Thing.Kind, "count")?.Note);
        }

        Assert.Equal(800 + 1600, store.FindEvents(Sample.All(10_000)).Events.Count);
    }

    [Fact]
    public async Task Waiting_writes_are_committed_together()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await store.HoldAsync();
        var writes = new List<Task> { ledger.PutAsync("first") };
        await store.CommitArrivedAsync();
        writes.AddRange(Enumerable.Range(0, 100).Select(at => ledger.PutAsync($"later-{at}")));

        store.Release();
        await Task.WhenAll(writes);

        Assert.Equal(2, store.Commits);
        Assert.Equal(101, ledger.Current(Sample.Account)?.Revision);
    }

    [Fact]
    public async Task Readers_do_not_see_a_write_before_it_is_durable_but_the_next_writer_does()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await ledger.PutAsync("a", "1");
        await store.HoldAsync();

        var write = ledger.PutAsync("a", "2");
        await store.CommitArrivedAsync();
        var refusal = ledger.WriteAsync(Sample.Account, draft =>
            new WriteOutcome<string?>(draft.Get(Thing.Kind, "a")?.Note, false, Sample.Event("Refused")));

        Assert.Equal("1", ledger.Current(Sample.Account)?.Get(Thing.Kind, "a")?.Note);
        Assert.False(write.IsCompleted);
        Assert.False(refusal.IsCompleted);
        store.Release();
        Assert.Equal("2", await refusal);
        Assert.True(write.IsCompletedSuccessfully);
        Assert.Equal(["Refused", "PutThing", "PutThing"], store.FindEvents(Sample.All()).Events.Select(record => record.EventName));
    }

    [Fact]
    public async Task Ledger_that_is_opened_again_has_the_state_it_had()
    {
        using var store = SqliteStore.InMemory();
        await using (var ledger = Open(store))
        {
            await ledger.PutAsync("a", "1");
            await ledger.PutAsync("b", "2");
            await ledger.WriteAsync(Sample.Account, draft =>
            {
                draft.Remove(Thing.Kind, "A");
                return new WriteOutcome<int>(0, true, Sample.Event());
            });
        }

        await using var again = Open(store);

        Assert.Equal(["b"], again.Names());
        Assert.Equal(3, again.Current(Sample.Account)?.Revision);
        await again.PutAsync("c");
        Assert.Equal(4, again.Current(Sample.Account)?.Revision);
    }

    [Fact]
    public async Task Closed_ledger_takes_nothing()
    {
        using var store = SqliteStore.InMemory();
        var ledger = Open(store);
        await ledger.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.PutAsync("a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ledger.RecordAsync(Sample.Event()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ledger.FlushAsync());
        await ledger.DisposeAsync();
    }

    private static Ledger Open(IStore store) => Ledger.Open(store, [Thing.Kind], TimeProvider.System);
}
