using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Writes that touch several accounts, and where the resources of global kinds are.</summary>
public sealed class LedgerJointTests
{
    private static readonly ResourceKind<Thing> Global = new("test/global", thing => thing.Name, () => ThingJson.Default.Thing) { IsGlobal = true };

    [Fact]
    public async Task Joint_write_changes_all_accounts_in_one_call()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await ledger.WriteJointlyAsync(Sample.Account, draft =>
        {
            draft.Put(Thing.Kind, Thing.Named("here"));
            draft.Of(Sample.Other).Put(Thing.Kind, Thing.Named("there"));
            Assert.Same(draft, draft.Of(Sample.Other).Of(Sample.Account));
            return Done(true);
        });

        Assert.Equal(["here"], ledger.Names());
        Assert.NotNull(ledger.Current(Sample.Other)?.Get(Thing.Kind, "there"));
        Assert.Equal(
            store.Journal(Sample.Account, 1, 10).Select(entry => entry.EventId),
            store.Journal(Sample.Other, 1, 10).Select(entry => entry.EventId));
        Assert.Single(store.FindEvents(Sample.All()).Events);
    }

    [Fact]
    public async Task Refused_joint_write_leaves_no_account_behind()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await ledger.WriteJointlyAsync(Sample.Account, draft =>
        {
            draft.Of(Sample.Other).Put(Thing.Kind, Thing.Named("there"));
            return Done(false);
        });

        Assert.Empty(ledger.Accounts);
        Assert.Empty(store.Accounts());
    }

    [Fact]
    public async Task Account_that_was_only_looked_at_is_not_written()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await ledger.WriteJointlyAsync(Sample.Account, draft =>
        {
            Assert.Null(draft.Of(Sample.Other).Get(Thing.Kind, "there"));
            draft.Put(Thing.Kind, Thing.Named("here"));
            return Done(true);
        });

        Assert.Equal([Sample.Account], ledger.Accounts);
    }

    [Fact]
    public async Task Write_of_one_account_may_not_touch_another()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ledger.WriteAsync(Sample.Account, draft =>
        {
            draft.Of(Sample.Other);
            return Done(true);
        }));
    }

    [Fact]
    public async Task Joint_write_that_throws_leaves_no_lock()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ledger.WriteJointlyAsync<bool>(Sample.Account, draft =>
        {
            draft.Of(Sample.Other).Put(Thing.Kind, Thing.Named("ghost"));
            throw new InvalidOperationException();
        }));

        await ledger.WriteJointlyAsync(Sample.Other, _ => Done(true));
        await ledger.PutAsync("a");
        Assert.Equal(["a"], ledger.Names());
        Assert.Null(ledger.Current(Sample.Other)?.Get(Thing.Kind, "ghost"));
    }

    [Fact]
    public async Task Failed_joint_commit_changes_neither_account()
    {
        using var store = new ScriptedStore();
        await using var ledger = Open(store);
        await ledger.PutAsync("a");
        store.Failure = new StoreUnavailableException("The disk is full.");

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.WriteJointlyAsync(Sample.Account, draft =>
        {
            draft.Put(Thing.Kind, Thing.Named("b"));
            draft.Of(Sample.Other).Put(Global, Thing.Named("x"));
            return Done(true);
        }));
        store.Failure = null;

        Assert.Equal(["a"], ledger.Names());
        Assert.Null(ledger.Current(Sample.Other));
        Assert.Null(ledger.HomeOf(Global, "x"));
    }

    [Fact]
    public async Task Joint_writes_see_each_other_committed_so_that_one_of_many_wins()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);
        var accounts = Enumerable.Range(0, 16).Select(number => AccountId.Parse($"2000000000{number:D2}")).ToList();

        var won = await Task.WhenAll(accounts.Select(account => Task.Run(async () => await ledger.WriteJointlyAsync(account, draft =>
        {
            if (ledger.HomeOf(Global, "prize") is not null)
            {
                return Done(false);
            }

            draft.Put(Global, Thing.Named("prize"));
            return Done(true);
        }))));

        Assert.Single(won, true);
        Assert.Single(ledger.Accounts);
    }

    [Fact]
    public async Task Joint_and_single_writes_in_both_directions_do_not_block_each_other()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            var (from, to) = number % 2 == 0 ? (Sample.Account, Sample.Other) : (Sample.Other, Sample.Account);
            WriteOutcome<bool> Put(Draft draft, AccountId where)
            {
                draft.Of(where).Put(Thing.Kind, Thing.Named($"t{number}"));
                return Done(true);
            }

            _ = number % 4 < 2 ? await ledger.WriteJointlyAsync(from, draft => Put(draft, to)) : await ledger.WriteAsync(from, draft => Put(draft, from));
        })));

        Assert.Equal(200, (ledger.Current(Sample.Account)?.All(Thing.Kind).Count ?? 0) + (ledger.Current(Sample.Other)?.All(Thing.Kind).Count ?? 0));
    }

    [Fact]
    public async Task Home_of_a_global_resource_is_known_and_follows_it()
    {
        using var store = SqliteStore.InMemory();
        await using (var ledger = Open(store))
        {
            await ledger.WriteAsync(Sample.Account, draft => Put(draft));
            Assert.Equal(Sample.Account, ledger.HomeOf(Global, "X"));

            await ledger.WriteJointlyAsync(Sample.Account, draft =>
            {
                draft.Remove(Global, "x");
                return Put(draft.Of(Sample.Other));
            });
            Assert.Equal(Sample.Other, ledger.HomeOf(Global, "x"));
        }

        await using var again = Open(store);
        Assert.Equal(Sample.Other, again.HomeOf(Global, "x"));

        await again.WriteAsync(Sample.Other, draft =>
        {
            draft.Remove(Global, "x");
            return Done(true);
        });
        Assert.Null(again.HomeOf(Global, "x"));
        Assert.Null(again.HomeOf(Thing.Kind, "x"));
    }

    [Fact]
    public async Task Reset_brings_homes_back()
    {
        using var store = SqliteStore.InMemory();
        await using var ledger = Open(store);
        await ledger.WriteAsync(Sample.Account, draft => Put(draft));
        ledger.MarkBaseline();
        await ledger.WriteJointlyAsync(Sample.Account, draft =>
        {
            draft.Remove(Global, "x");
            draft.Of(Sample.Other).Put(Global, Thing.Named("y"));
            return Done(true);
        });

        await ledger.ResetAsync();

        Assert.Equal(Sample.Account, ledger.HomeOf(Global, "x"));
        Assert.Null(ledger.HomeOf(Global, "y"));
    }

    private static WriteOutcome<bool> Put(Draft draft)
    {
        draft.Put(Global, Thing.Named("x"));
        return Done(true);
    }

    private static WriteOutcome<bool> Done(bool commit) => new(commit, commit, Sample.Event("PutThing"));

    private static Ledger Open(IStore store) => Ledger.Open(store, [Thing.Kind, Global], TimeProvider.System);
}
