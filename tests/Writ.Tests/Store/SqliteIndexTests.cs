using System.Globalization;
using Writ.Kernel.Audit;
using Writ.Store;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Entries of the newest batches are kept aside and go into the index later: each event is found once all the while.</summary>
public sealed class SqliteIndexTests : IDisposable
{
    private const int Partition = 65_536;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Event_is_found_once_however_many_batches_follow()
    {
        using var store = SqliteStore.InMemory();
        for (var batch = 0; batch < 100; batch++)
        {
            store.CommitAll(Numbered(batch));

            foreach (var at in (int[])[0, batch / 2, batch])
            {
                Assert.Single(store.FindEvents(Sample.By(AuditAttribute.AccessKeyId, Key(at))).Events);
            }

            Assert.Equal(batch + 1, store.FindEvents(Sample.All(1000)).Events.Count);
        }
    }

    [Fact]
    public void Every_event_is_found_once_over_the_end_of_a_partition()
    {
        const int EventsInBatch = 1000;
        using var store = SqliteStore.InMemory();
        var count = 0;
        for (; count < Partition + (3 * EventsInBatch); count += EventsInBatch)
        {
            store.CommitAll([.. Enumerable.Range(count, EventsInBatch).Select(Numbered)]);
        }

        foreach (var at in Enumerable.Range(0, count).Where(at => at % 97 == 0 || Math.Abs(at - Partition) < 70))
        {
            Assert.Single(store.FindEvents(Sample.By(AuditAttribute.AccessKeyId, Key(at))).Events);
        }

        Assert.Equal(count, store.FindEvents(Sample.All(count + 1)).EventIds().Distinct().Count());
    }

    [Fact]
    public void Entries_kept_aside_are_found_by_the_next_process()
    {
        using (var store = SqliteStore.Open(_directory.Path))
        {
            store.CommitAll(Numbered(1));
        }

        using var again = SqliteStore.Open(_directory.Path);
        again.CommitAll(Numbered(2));

        Assert.Single(again.FindEvents(Sample.By(AuditAttribute.AccessKeyId, Key(1))).Events);
        Assert.Equal(2, again.FindEvents(Sample.All()).Events.Count);
    }

    [Fact]
    public void Batch_that_was_rolled_back_leaves_no_entries()
    {
        using var store = SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1));
        Assert.Throws<RevisionConflictException>(() => store.CommitAll(Numbered(1), Sample.Write(1)));

        store.CommitAll(Numbered(2));

        Assert.Empty(store.FindEvents(Sample.By(AuditAttribute.AccessKeyId, Key(1))).Events);
        Assert.Single(store.FindEvents(Sample.By(AuditAttribute.AccessKeyId, Key(2))).Events);
    }

    [Fact]
    public async Task Reader_sees_each_event_once_while_entries_go_into_the_index()
    {
        const int Batches = 300;
        using var store = SqliteStore.Open(_directory.Path);
        var committed = 0;
        var writing = Task.Run(() =>
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                store.CommitAll(Numbered(batch));
                Volatile.Write(ref committed, batch + 1);
            }
        });

        for (var before = 0; before < Batches && !writing.IsFaulted;)
        {
            before = Volatile.Read(ref committed);
            var found = store.FindEvents(Sample.All(Batches + 1)).Events.Select(record => record.AccessKeyId).ToList();

            Assert.Equal(Enumerable.Range(0, found.Count).Reverse().Select(Key), found);
            Assert.True(found.Count >= before, "An event that was committed before is missing.");
        }

        await writing;
    }

    [Theory]
    [InlineData("x'0102'")]
    [InlineData("x''")]
    [InlineData("keys || keys")] // twice
    [InlineData("substr(keys, 9) || substr(keys, 1, 8)")] // out of order: a search would pass over some
    public void Damaged_entries_are_found_out(string damage)
    {
        using (var store = SqliteStore.Open(_directory.Path))
        {
            store.CommitAll(Numbered(1));
        }

        using (var connection = Connection.ToWrite(_directory.Database))
        {
            connection.Execute("UPDATE event_index_recent SET keys = " + damage);
        }

        using var damaged = SqliteStore.Open(_directory.Path);

        Assert.Throws<StoreUnavailableException>(() => damaged.FindEvents(Sample.All()));
    }

    private static CommitEntry Numbered(int at) => Sample.Read(Sample.Event() with { AccessKeyId = Key(at) });

    private static string Key(int at) => string.Create(CultureInfo.InvariantCulture, $"ASIA{at}");
}
