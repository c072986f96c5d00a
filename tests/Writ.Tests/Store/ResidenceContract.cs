using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Store;
using Writ.Tests.Kernel;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>On every store: accounts that leave memory are still there, for readers and writers, whenever they leave.</summary>
public abstract class ResidenceContract : IDisposable
{
    private static readonly ResourceKind<Thing> Outlined = new("test/outlined", thing => thing.Name, () => ThingJson.Default.Thing, thing => thing.Labels) { IsOutlined = true };
    private static readonly ResourceKind<Thing> Global = new("test/global", thing => thing.Name, () => ThingJson.Default.Thing) { IsGlobal = true };
    private static readonly IReadOnlyList<ResourceKind> Kinds = [Thing.Kind, Outlined, Global];

    private readonly IStore _store;
    private readonly Ledger _ledger;

    protected ResidenceContract(IStore store)
    {
        _store = store;
        _ledger = Open();
    }

    protected Ledger Ledger => _ledger;

    public virtual void Dispose()
    {
        _ledger.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Idle_account_answers_as_before_and_the_next_write_follows()
    {
        await PutAsync(Thing.Kind, Sample.Account, "a", "1");
        var before = _ledger.Current(Sample.Account);

        Assert.True(_ledger.TryUnload(Sample.Account));
        Assert.True(_ledger.HasIdle && _ledger.IsIdle(Sample.Account));
        Assert.Equal([Sample.Account], _ledger.Accounts);
        await PutAsync(Thing.Kind, Sample.Account, "b", "2");

        Assert.False(_ledger.HasIdle || _ledger.IsIdle(Sample.Account));
        Assert.NotSame(before, _ledger.Current(Sample.Account));
        Assert.Equal(["a 1", "b 2"], Read(_ledger, Sample.Account));
        Assert.Equal(2, _ledger.Current(Sample.Account)?.Revision);
    }

    [Fact]
    public async Task Outline_of_an_idle_account_has_the_outlined_kinds_and_refuses_all_others()
    {
        await PutAsync(Outlined, Sample.Account, "a", "1");
        await PutAsync(Thing.Kind, Sample.Account, "b");
        _ledger.TryUnload(Sample.Account);

        var outline = _ledger.OutlineOf(Sample.Account);

        Assert.True(outline is { IsOutline: true });
        Assert.Equal("1", outline.Get(Outlined, "a")?.Note);
        Assert.Single(outline.FoundBy(Outlined, "label"));
        Assert.Throws<InvalidOperationException>(() => outline.Get(Thing.Kind, "b"));
        Assert.Throws<InvalidOperationException>(() => outline.All(Thing.Kind));
        Assert.Throws<InvalidOperationException>(() => outline.FoundBy(Global, "x"));
        Assert.True(_ledger.IsIdle(Sample.Account));
        Assert.Null(_ledger.OutlineOf(Sample.Other));
    }

    [Fact]
    public async Task Account_that_others_depend_on_stays()
    {
        await PutAsync(Global, Sample.Account, "member");

        Assert.False(_ledger.TryUnload(Sample.Account));

        Assert.Equal(Sample.Account, _ledger.HomeOf(Global, "MEMBER"));
        await _ledger.WriteAsync(Sample.Account, draft =>
        {
            draft.Remove(Global, "member");
            return new WriteOutcome<int>(0, true, Sample.Event());
        });
        Assert.True(_ledger.TryUnload(Sample.Account));
    }

    [Fact]
    public async Task Ledger_that_is_opened_finds_outlines_and_loads_only_what_others_depend_on()
    {
        await PutAsync(Outlined, Sample.Account, "a", "1");
        await PutAsync(Thing.Kind, Sample.Account, "b", "2");
        await PutAsync(Global, Sample.Other, "member");
        await PutAsync(Thing.Kind, Sample.Other, "c");

        await using var again = Open();

        Assert.True(again.IsIdle(Sample.Account));
        Assert.False(again.IsIdle(Sample.Other));
        Assert.Equal(Sample.Other, again.HomeOf(Global, "member"));
        Assert.Equal("1", again.OutlineOf(Sample.Account)?.Get(Outlined, "a")?.Note);
        await again.LoadAsync(Sample.Account);
        Assert.False(again.HasIdle);
        Assert.Equal(["b 2"], Read(again, Sample.Account));
        await again.LoadAsync(AccountId.Parse("999999999999"));
    }

    [Fact]
    public void Whatever_leaves_between_calls_no_answer_changes() => Prop.ForAll(Steps().ToArbitrary(), steps =>
    {
        var model = new Dictionary<AccountId, SortedDictionary<string, string>>();
        var note = 0;
        foreach (var (action, account, key) in steps)
        {
            var things = model.TryGetValue(account, out var known) ? known : model[account] = Load(account);
            note++;
            switch (action)
            {
                case 0:
                    PutAsync(Thing.Kind, account, key, Text(note)).GetAwaiter().GetResult();
                    things[key] = Text(note);
                    break;
                case 1:
                    RemoveAsync(account, key).GetAwaiter().GetResult();
                    things.Remove(key);
                    break;
                case 2:
                    MoveAsync(account, account == Sample.Account ? Sample.Other : Sample.Account, key, Text(note)).GetAwaiter().GetResult();
                    things[key] = Text(note);
                    var others = account == Sample.Account ? Sample.Other : Sample.Account;
                    (model.TryGetValue(others, out var other) ? other : model[others] = Load(others))[key] = Text(note);
                    break;
                default:
                    _ledger.TryUnload(account);
                    break;
            }

            Assert.Equal(things.Select(thing => $"{thing.Key} {thing.Value}"), Read(_ledger, account));
        }
    }).QuickCheckThrowOnFailure();

    [Fact, Trait(Speed.Name, Speed.Slow)]
    public async Task Accounts_that_leave_under_readers_and_writers_lose_and_repeat_nothing()
    {
        AccountId[] accounts = [Sample.Account, Sample.Other];
        foreach (var account in accounts)
        {
            await PutAsync(Thing.Kind, account, "count", "0");
        }

        using var stop = new CancellationTokenSource();
        var unloads = 0;
        var unloading = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                unloads += _ledger.TryUnload(accounts[unloads % 2]) ? 1 : 0;
            }
        });
        var reading = Task.Run(() =>
        {
            var last = 0;
            while (!stop.IsCancellationRequested)
            {
                var count = Count(_ledger.Current(Sample.Account)?.Get(Thing.Kind, "count"));
                Assert.True(count >= last, $"{count} after {last}");
                last = count;
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var at = 0; at < 60; at++)
            {
                var account = accounts[at % 2];
                var seen = at % 6 == 0 ? await _ledger.WriteJointlyAsync(account, draft => Increment(draft.Of(accounts[(at + 1) % 2]), draft)) : await _ledger.WriteAsync(account, draft => Increment(draft));
                Assert.True(Count(_ledger.Current(account)?.Get(Thing.Kind, "count")) >= seen);
            }
        })));
        await stop.CancelAsync();
        await Task.WhenAll(unloading, reading);

        // 8 writers, 60 writes each, of which 10 count in both accounts
        Assert.Equal(8 * 70, accounts.Sum(account => Count(_ledger.Current(account)?.Get(Thing.Kind, "count"))));
        Assert.All(accounts, account => Assert.Equal(_store.Accounts().Single(row => row.Account == account).Revision, _ledger.Current(account)?.Revision));
    }

    private static WriteOutcome<int> Increment(params Draft[] drafts)
    {
        var count = 0;
        foreach (var draft in drafts)
        {
            count = Count(draft.Get(Thing.Kind, "count")) + 1;
            draft.Put(Thing.Kind, Thing.Named("count", Text(count)));
        }

        return new WriteOutcome<int>(count, true, Sample.Event());
    }

    private static int Count(Thing? thing) => int.Parse(thing?.Note ?? "0", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Gen<List<(int Action, AccountId Account, string Key)>> Steps() => Gen.Choose(0, 5).SelectMany(action =>
        Gen.Elements(Sample.Account, Sample.Other).SelectMany(account =>
            Gen.Elements("a", "b", "c").Select(key => (action, account, key)))).ListOf().Select(steps => steps.ToList());

    protected static List<string> Read(Ledger ledger, AccountId account) =>
        ledger.Current(account)?.All(Thing.Kind).Values.Select(thing => $"{thing.Name} {thing.Note}").ToList() ?? [];

    private Ledger Open() => Ledger.Open(_store, Kinds, TimeProvider.System);

    private SortedDictionary<string, string> Load(AccountId account) =>
        new(_ledger.Current(account)?.All(Thing.Kind).Values.ToDictionary(thing => thing.Name, thing => thing.Note) ?? [], StringComparer.Ordinal);

    protected Task PutAsync(ResourceKind<Thing> kind, AccountId account, string name, string note = "") => _ledger.WriteAsync(account, draft =>
    {
        draft.Put(kind, Thing.Named(name, note, "label"));
        return new WriteOutcome<int>(0, true, Sample.Event(account: account));
    }).AsTask();

    private Task RemoveAsync(AccountId account, string name) => _ledger.WriteAsync(account, draft =>
    {
        draft.Remove(Thing.Kind, name);
        return new WriteOutcome<int>(0, true, Sample.Event(account: account));
    }).AsTask();

    private Task MoveAsync(AccountId account, AccountId other, string name, string note) => _ledger.WriteJointlyAsync(account, draft =>
    {
        draft.Put(Thing.Kind, Thing.Named(name, note));
        draft.Of(other).Put(Thing.Kind, Thing.Named(name, note));
        return new WriteOutcome<int>(0, true, Sample.Event(account: account));
    }).AsTask();
}
