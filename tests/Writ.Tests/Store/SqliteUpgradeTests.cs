using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>A database of an earlier format is brought up to this one when it is opened, and loses nothing.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
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
    public void Damaged_part_of_the_log_does_not_stop_the_upgrade()
    {
        Fill();
        Downgrade("UPDATE event_segment SET attributes = x'FFFF' WHERE first < 202;");

        using var upgraded = SqliteStore.Open(_directory.Path);

        Assert.Equal("GetRole", Assert.Single(upgraded.LastUses(Sample.Account, ["R"])).EventName);
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

    private void Downgrade(string damage)
    {
        using var connection = Connection.ToWrite(_directory.Database);
        connection.Execute("DROP TABLE last_use; UPDATE format SET version = 1;" + damage);
    }
}
