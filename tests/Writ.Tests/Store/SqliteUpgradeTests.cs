using System.Buffers.Binary;
using System.Globalization;
using Writ.Kernel.Audit;
using Writ.Store;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>A database of an earlier format is brought up to this one when it is opened, and loses nothing.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    private const int Batches = 40;
    private const int EventsInBatch = 1100; // more than a block of positions

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Format_1_gets_the_last_uses_of_its_keys_and_roles_once()
    {
        Fill();
        Downgrade("");

        using (var upgraded = SqliteStore.Open(_directory.Path))
        {
            Check(upgraded);
            upgraded.CommitAll(Sample.Read(Sample.Event("ListRoles") with { UserId = "U" }));
        }

        using var again = SqliteStore.Open(_directory.Path);
        Check(again);
        Assert.Equal(["ListRoles"], again.LastUses(Sample.Account, ["U"]).Select(use => use.EventName));
        Assert.Equal(203, again.FindEvents(Sample.All(1000)).Events.Count);
    }

    [Fact]
    public void Format_2_finds_its_events_and_those_that_follow()
    {
        Fill();
        Downgrade("", 2);
        for (var start = 0; start < 50; start++)
        {
            using var upgraded = SqliteStore.Open(_directory.Path);
            upgraded.CommitAll(Sample.Read(Sample.Event("ListRoles")));

            Assert.Equal(start + 203, upgraded.FindEvents(Sample.All(1000)).EventIds().Distinct().Count());
            Assert.Single(upgraded.FindEvents(Sample.By(AuditAttribute.EventName, "GetRole")).Events);
            Assert.Equal(start + 1, upgraded.FindEvents(Sample.By(AuditAttribute.EventName, "ListRoles", 100)).Events.Count);
        }
    }

    [Fact]
    public void Damaged_part_of_the_log_does_not_stop_the_upgrade()
    {
        Fill();
        Downgrade("UPDATE event_segment SET attributes = x'FFFF' WHERE first < 202;");

        using var upgraded = SqliteStore.Open(_directory.Path);

        Assert.Equal("GetRole", Assert.Single(upgraded.LastUses(Sample.Account, ["R"])).EventName);
    }

    [Fact]
    public void Damaged_page_of_the_log_does_not_stop_the_upgrade()
    {
        FillPages();
        Downgrade("");
        DamageMiddleLeaf();

        using var upgraded = SqliteStore.Open(_directory.Path);

        Assert.Equal(["K0", $"K{Batches - 1}"], upgraded.LastUses(Sample.Account, ["K0", $"K{Batches - 1}"]).Select(use => use.Entity));
        Assert.Throws<StoreUnavailableException>(() => upgraded.FindEvents(Sample.All(Batches * EventsInBatch)));
    }

    [Fact]
    public void Format_1_that_lacks_a_table_is_damaged_and_not_newer()
    {
        Fill();
        Downgrade("DROP TABLE event_segment;");

        var refusal = Assert.Throws<StoreOpenException>(() => SqliteStore.Open(_directory.Path).Dispose());

        Assert.Contains("is damaged (the table 'event_segment' is missing)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Database_that_does_not_say_its_format_is_damaged_and_not_newer()
    {
        Fill();
        Downgrade("DELETE FROM format;");

        var refusal = Assert.Throws<StoreOpenException>(() => SqliteStore.Open(_directory.Path).Dispose());

        Assert.Contains("is damaged (it does not say which format it has)", refusal.Message, StringComparison.Ordinal);
    }

    private static void Check(SqliteStore store)
    {
        Assert.Equal(("", 202L), store.LastUses(Sample.Account, ["K"]).Select(use => (use.EventName, use.Position)).Single());
        Assert.Equal([("GetRole", 202L), ("GetUser", 201L)], store.LastUses(Sample.Account, ["R"]).Select(use => (use.EventName, use.Position)));
    }

    private void Fill()
    {
        using var store = SqliteStore.Open(_directory.Path);
        store.CommitAll(Sample.Write(1));
        store.CommitAll([.. Enumerable.Range(0, 200).Select(_ => Sample.Read(Sample.Event() with { AccessKeyId = "K", RoleId = "R" }))]);
        store.CommitAll(Sample.Read(Sample.Event("GetRole") with { AccessKeyId = "K", RoleId = "R" }));
    }

    private void Downgrade(string damage, int version = 1)
    {
        using var connection = Connection.ToWrite(_directory.Database);
        var keys = new List<long>();
        RecentIndex.ReadTo(connection, keys);
        keys.ForEach(key => connection.Use(Sql.AddIndexEntry).Bind(1, key).Run());
        connection.Execute("DROP TABLE event_index_recent;" + (version == 1 ? "DROP TABLE last_use;" : ""));
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE format SET version = {version};{damage}"));
    }

    private void FillPages()
    {
        using var store = SqliteStore.Open(_directory.Path);
        store.CommitAll(Sample.Write(1));
        for (var batch = 0; batch < Batches; batch++)
        {
            store.CommitAll([.. Enumerable.Range(0, EventsInBatch).Select(_ => Sample.Read(Sample.Event() with { AccessKeyId = $"K{batch}" }))]);
        }
    }

    /// <summary>Overwrites the page that the middle cell of the table's root leads to (SQLite: database file format, 1.6).</summary>
    private void DamageMiddleLeaf()
    {
        const int PageSize = 8192;
        long root;
        using (var connection = Connection.ToWrite(_directory.Database))
        {
            connection.Execute(Sql.Checkpoint);
            using var row = connection.Use("SELECT rootpage FROM sqlite_master WHERE name = 'event_segment'");
            Assert.True(row.Step());
            root = row.Integer(0);
        }

        using var file = File.Open(_directory.Database, FileMode.Open);
        var page = new byte[PageSize];
        file.Position = (root - 1) * PageSize;
        file.ReadExactly(page);
        Assert.Equal(5, page[0]); // an interior page of a table
        var cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(3));
        var cell = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(12 + (cells / 2 * 2)));
        file.Position = (BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(cell)) - 1L) * PageSize;
        file.Write(Sample.Incompressible(PageSize));
    }
}
