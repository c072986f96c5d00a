using Writ.Kernel.Audit;
using Writ.Store;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

public sealed class SqliteMemoryStoreTests() : StoreContract(SqliteStore.InMemory());

public sealed class SqliteMemoryAuditTests() : AuditContract(SqliteStore.InMemory());

public sealed class SqliteFileStoreTests : StoreContract
{
    private readonly TemporaryDirectory _directory;

    public SqliteFileStoreTests() : this(new TemporaryDirectory())
    {
    }

    private SqliteFileStoreTests(TemporaryDirectory directory) : base(SqliteStore.Open(directory.Path)) => _directory = directory;

    public override void Dispose()
    {
        base.Dispose();
        _directory.Dispose();
    }
}

public sealed class SqliteFileAuditTests : AuditContract
{
    private readonly TemporaryDirectory _directory;

    public SqliteFileAuditTests() : this(new TemporaryDirectory())
    {
    }

    private SqliteFileAuditTests(TemporaryDirectory directory) : base(SqliteStore.Open(directory.Path)) => _directory = directory;

    public override void Dispose()
    {
        base.Dispose();
        _directory.Dispose();
    }
}

/// <summary>What is particular to SQLite.</summary>
public sealed class SqliteStoreTests
{
    [Fact]
    public void Everything_is_there_after_the_store_is_closed_and_opened()
    {
        using var directory = new TemporaryDirectory();
        var write = Sample.Write(1, Sample.Put("a", "1"));
        using (var store = SqliteStore.Open(directory.Path))
        {
            store.PutSetting("account", "x");
            store.CommitAll(write, Sample.Read(Sample.Event()));
        }

        using var again = SqliteStore.Open(directory.Path);

        Assert.Equal("x", again.GetSetting("account"));
        Assert.Equal([(Sample.Account, 1L)], again.Accounts());
        Assert.Equal(["test/thing a 1"], again.Resources());
        Assert.Equal(write.Event.EventId, again.Journal(Sample.Account, 1, 1)[0].EventId);
        again.CommitAll(Sample.Write(2));
        Assert.Equal(3, again.FindEvents(Sample.All()).Events.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Full_disk_refuses_the_whole_batch_and_space_makes_the_store_usable_again(bool onDisk)
    {
        using var directory = new TemporaryDirectory();
        using var store = onDisk ? SqliteStore.Open(directory.Path) : SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1, Sample.Put("a", "1")));
        store.LimitPages(1); // SQLite takes it as the present size
        var large = Sample.Event() with { Document = Sample.Incompressible(100_000), Username = "new", Resources = [new("t", "n")] };

        var refusal = Assert.Throws<StoreUnavailableException>(() => store.CommitAll(
            Sample.Write(2, Sample.Put("a", "2")), Sample.Read(large)));

        Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["test/thing a 1"], store.Resources());
        Assert.Equal([(Sample.Account, 1L)], store.Accounts());
        store.LimitPages(100_000);
        store.CommitAll(Sample.Write(2, Sample.Put("a", "3")), Sample.Read(large));
        Assert.Equal(["test/thing a 3"], store.Resources());
        Assert.Equal([large.EventId], store.FindEvents(Sample.By(AuditAttribute.Username, "new")).EventIds());
        Assert.Equal([large.EventId], store.FindEvents(Sample.By(AuditAttribute.ResourceName, "n")).EventIds());
        Assert.Equal(3, store.FindEvents(Sample.All()).Events.Count);
    }

    [Fact]
    public void Events_far_apart_are_found_by_one_term()
    {
        using var store = SqliteStore.InMemory();
        var first = Sample.Event() with { Username = "first" };
        var others = Enumerable.Range(0, 70_000).Select(at => Sample.Read(Sample.Event() with { Username = $"user-{at}" }));
        var last = Sample.Event() with { Username = "first" };

        store.CommitAll([Sample.Read(first), .. others, Sample.Read(last)]);

        Assert.Equal([last.EventId, first.EventId], store.FindEvents(Sample.By(AuditAttribute.Username, "first")).EventIds());
        Assert.Equal([first.EventId], store.FindEvents(Sample.By(AuditAttribute.Username, "first") with { Before = 2 }).EventIds());
        Assert.Equal(first.EventId, store.FindEvents(Sample.By(AuditAttribute.EventId, first.EventId)).Events[0].EventId);
    }

    [Fact]
    public void Terms_with_the_same_key_in_the_index_are_told_apart()
    {
        var (one, other) = Collision();
        using var store = SqliteStore.InMemory();
        var ofOne = Sample.Event() with { Username = one };
        var ofOther = Sample.Event() with { Username = other };
        store.CommitAll(Sample.Read(ofOne));
        store.CommitAll(Sample.Read(ofOther));
        store.CommitAll(Sample.Read(ofOne with { EventId = "again" }), Sample.Read(ofOther with { EventId = "again too" }));

        Assert.Equal(["again", ofOne.EventId], store.FindEvents(Sample.By(AuditAttribute.Username, one)).EventIds());
        Assert.Equal(["again too", ofOther.EventId], store.FindEvents(Sample.By(AuditAttribute.Username, other)).EventIds());
    }

    [Fact]
    public void Reset_returns_to_the_baseline_each_time()
    {
        using var store = SqliteStore.InMemory();
        var baseline = Sample.Write(1, Sample.Put("a", "1"));
        store.PutSetting("account", "x");
        store.CommitAll(baseline);
        store.MarkBaseline();

        for (var round = 0; round < 2; round++)
        {
            store.CommitAll(Sample.Write(2, Sample.Put("a", "2")), Sample.Read(Sample.Event() with { Username = "u" }));
            store.PutSetting("account", "y");
            store.Reset();

            Assert.Equal("x", store.GetSetting("account"));
            Assert.Equal([(Sample.Account, 1L)], store.Accounts());
            Assert.Equal(["test/thing a 1"], store.Resources());
            Assert.Equal([baseline.Event.EventId], store.FindEvents(Sample.All()).EventIds());
            Assert.Single(store.Journal(Sample.Account, 1, 10));
        }
    }

    [Fact]
    public void Store_on_disk_cannot_be_reset()
    {
        using var directory = new TemporaryDirectory();
        using var store = SqliteStore.Open(directory.Path);

        Assert.False(store.IsEphemeral);
        Assert.Throws<NotSupportedException>(store.MarkBaseline);
        Assert.Throws<NotSupportedException>(store.Reset);
    }

    [Fact]
    public void Store_without_a_baseline_cannot_be_reset()
    {
        using var store = SqliteStore.InMemory();

        Assert.True(store.IsEphemeral);
        Assert.Throws<NotSupportedException>(store.Reset);
    }

    [Fact]
    public async Task Log_is_read_while_it_is_written()
    {
        using var directory = new TemporaryDirectory();
        using var store = SqliteStore.Open(directory.Path);
        var writing = Task.Run(() =>
        {
            for (var batch = 0; batch < 100; batch++)
            {
                store.CommitAll(Sample.Read(Sample.Event()), Sample.Read(Sample.Event()));
            }
        }, TestContext.Current.CancellationToken);

        while (!writing.IsCompleted)
        {
            Assert.Equal(0, store.FindEvents(Sample.All(1000)).Events.Count % 2);
        }

        await writing;
        Assert.Equal(200, store.FindEvents(Sample.All(1000)).Events.Count);
    }

    private static (string One, string Other) Collision()
    {
        var seen = new Dictionary<long, string>();
        for (var at = 0; ; at++)
        {
            var name = $"user-{at}";
            var key = IndexKey.Of(new Term(Sample.Account, AuditAttribute.Username, name).Hash, 0);
            if (!seen.TryAdd(key, name))
            {
                return (seen[key], name);
            }
        }
    }
}
