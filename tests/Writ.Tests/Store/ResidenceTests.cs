using System.Runtime.CompilerServices;
using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

public sealed class ResidenceMemoryTests() : ResidenceContract(SqliteStore.InMemory())
{
    [Fact]
    public async Task Reset_brings_back_what_was_marked_whoever_is_in_memory()
    {
        await PutAsync(Thing.Kind, Sample.Account, "a", "1");
        Ledger.TryUnload(Sample.Account);
        Ledger.MarkBaseline();
        await PutAsync(Thing.Kind, Sample.Account, "a", "2");
        await PutAsync(Thing.Kind, Sample.Other, "x");
        Ledger.TryUnload(Sample.Account);
        Ledger.TryUnload(Sample.Other);

        await Ledger.ResetAsync();

        Assert.False(Ledger.HasIdle);
        Assert.Equal(["a 1"], Read(Ledger, Sample.Account));
        Assert.Null(Ledger.Current(Sample.Other));
        Assert.Null(Ledger.OutlineOf(Sample.Other));
    }
}

public sealed class ResidenceFileTests : ResidenceContract
{
    private readonly TemporaryDirectory _directory;

    public ResidenceFileTests() : this(new TemporaryDirectory())
    {
    }

    private ResidenceFileTests(TemporaryDirectory directory) : base(SqliteStore.Open(directory.Path)) => _directory = directory;

    public override void Dispose()
    {
        base.Dispose();
        _directory.Dispose();
    }
}

/// <summary>When accounts leave by themselves.</summary>
public sealed class ResidenceTimeTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Account_leaves_when_it_was_not_used_for_the_whole_time()
    {
        using var store = SqliteStore.Open(_directory.Path);
        await using var ledger = Ledger.Open(store, [Thing.Kind], _time, Hour);
        await ledger.PutAsync("a");

        _time.Advance(Hour);
        Assert.False(ledger.IsIdle(Sample.Account)); // it was written in that hour
        Assert.Equal(["a"], ledger.Names());
        _time.Advance(Hour);
        Assert.False(ledger.IsIdle(Sample.Account)); // and read in this one
        Assert.NotNull(ledger.OutlineOf(Sample.Account));
        _time.Advance(Hour);
        Assert.True(ledger.IsIdle(Sample.Account));
        Assert.Equal(["a"], ledger.Names());
        Assert.False(ledger.IsIdle(Sample.Account));
    }

    [Fact]
    public async Task Nothing_leaves_without_a_time_or_from_a_store_in_memory()
    {
        using var durable = SqliteStore.Open(_directory.Path);
        using var memory = SqliteStore.InMemory();
        await using var endless = Ledger.Open(durable, [Thing.Kind], _time);
        await using var ephemeral = Ledger.Open(memory, [Thing.Kind], _time, Hour);
        await endless.PutAsync("a");
        await ephemeral.PutAsync("a");

        _time.Advance(Hour * 10);
        _time.Advance(Hour * 10);

        Assert.False(endless.HasIdle || ephemeral.HasIdle);
    }

    [Fact]
    public async Task State_that_left_is_garbage()
    {
        using var store = SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1, Sample.Put("a", """{"Name":"a","Note":"","Labels":[]}""")));
        await using var ledger = Ledger.Open(store, [Thing.Kind], TimeProvider.System);
        await ledger.LoadAsync(Sample.Account);

        var state = Unload(ledger);
        GC.Collect();

        Assert.False(state.IsAlive);
        Assert.True(ledger.IsIdle(Sample.Account));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Unload(Ledger ledger)
    {
        var state = new WeakReference(ledger.Current(Sample.Account));
        Assert.True(state.IsAlive);
        Assert.True(ledger.TryUnload(Sample.Account));
        return state;
    }

    [Fact]
    public async Task Account_whose_write_is_not_yet_durable_does_not_leave()
    {
        using var store = new ScriptedStore();
        await using var ledger = Ledger.Open(store, [Thing.Kind], _time);
        await ledger.PutAsync("a", "1");
        await store.HoldAsync();
        var write = ledger.PutAsync("a", "2");
        await store.CommitArrivedAsync();

        Assert.False(ledger.TryUnload(Sample.Account));

        store.Release();
        await write;
        Assert.True(ledger.TryUnload(Sample.Account));
        Assert.Equal("2", ledger.Current(Sample.Account)?.Get(Thing.Kind, "a")?.Note);
    }

    [Fact]
    public async Task Account_that_leaves_after_a_failed_write_comes_back_without_it()
    {
        using var store = new ScriptedStore();
        await using var ledger = Ledger.Open(store, [Thing.Kind], TimeProvider.System);
        await ledger.PutAsync("a", "1");
        store.Failure = new StoreUnavailableException("full");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("a", "2"));

        Assert.True(ledger.TryUnload(Sample.Account));

        store.Failure = null;
        Assert.Equal("1", ledger.Current(Sample.Account)?.Get(Thing.Kind, "a")?.Note);
        await ledger.PutAsync("b");
        Assert.Equal(2, ledger.Current(Sample.Account)?.Revision);
    }

    [Fact]
    public async Task Account_that_cannot_be_read_is_refused_and_tried_again()
    {
        using var store = SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1, Sample.Put("a", "[]")));
        await using var ledger = Ledger.Open(store, [Thing.Kind], TimeProvider.System);

        Assert.Throws<StoreUnavailableException>(() => ledger.Current(Sample.Account));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.LoadAsync(Sample.Account));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.PutAsync("b"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await ledger.WriteJointlyAsync(Sample.Other, draft =>
        {
            draft.Of(Sample.Account);
            return new WriteOutcome<int>(0, true, Sample.Event());
        }));

        store.CommitAll(Sample.Write(2, Sample.Put("a", """{"Name":"a","Note":"","Labels":[]}""")));
        await using var mended = Ledger.Open(store, [Thing.Kind], TimeProvider.System);
        Assert.Equal(["a"], mended.Names());
        await mended.WriteJointlyAsync(Sample.Other, draft => new WriteOutcome<int>(0, true, Sample.Event()));
    }
}
