using System.Globalization;
using SQLitePCL;
using Writ.Store;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>A database that cannot be used as it is: one clear line, and the files stay as they are.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Directory_in_use_names_the_process_that_uses_it()
    {
        using var store = SqliteStore.Open(_directory.Path);

        var refusal = Refusal();

        Assert.Equal(
            $"The data directory {_directory.Path} is in use by another writ process (pid {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}); stop it, or choose another directory.",
            refusal);
    }

    [Fact]
    public void Directory_is_free_again_after_the_store_is_closed_or_failed_to_open()
    {
        Fill();
        var whole = File.ReadAllBytes(_directory.Database);
        File.WriteAllBytes(_directory.Database, new byte[5000]);
        Refusal();
        File.WriteAllBytes(_directory.Database, whole);

        using var store = SqliteStore.Open(_directory.Path);

        Assert.Single(store.Accounts());
    }

    [Fact]
    public void Directory_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_directory.Path, "file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<StoreOpenException>(() => SqliteStore.Open(Path.Combine(file, "data")));

        Assert.Contains("cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another writ process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        using var store = SqliteStore.Open(Path.Combine(_directory.Path, "new"));
        store.CommitAll(Sample.Write(1));

        var others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var entries = Directory.GetFileSystemEntries(Path.Combine(_directory.Path, "new"), "writ.db*").Append(Path.Combine(_directory.Path, "new"));
        foreach (var entry in entries)
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & others);
        }
    }

    [Fact]
    public void Newer_format_is_refused()
    {
        Fill();
        Alter("UPDATE format SET version = 4");

        Assert.Contains("has the format 4 and this writ knows 3: it was written by a newer version of writ", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Database_of_another_program_is_refused_and_left_alone()
    {
        using (Raw("CREATE TABLE theirs(x)"))
        {
        }

        Assert.Contains("of some other program", Refusal(), StringComparison.Ordinal);
        Assert.Contains("of some other program", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resource")]
    [InlineData("event_segment")]
    [InlineData("event_index")]
    [InlineData("event_index_recent")]
    public void Missing_table_is_refused(string table)
    {
        Fill();
        Alter("DROP TABLE " + table);

        AssertDamaged($"the table '{table}' is missing");
    }

    [Fact]
    public void Database_without_any_table_is_refused_when_there_was_one()
    {
        Fill();
        File.Delete(_directory.Database);
        using (Raw("VACUUM"))
        {
        }

        AssertDamaged("it has no tables");
    }

    [Fact]
    public void Empty_file_is_refused_when_there_was_a_database()
    {
        Fill();
        File.WriteAllBytes(_directory.Database, []);

        Assert.Contains("is empty, although this directory has been in use. Restore it from a backup", Refusal(), StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(_directory.Database).Length);
    }

    [Fact]
    public void Missing_file_is_refused_when_there_was_a_database()
    {
        Fill();
        File.Delete(_directory.Database);

        Assert.Contains("is missing, although this directory has been in use", Refusal(), StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.Database));
    }

    [Fact]
    public void Start_that_was_interrupted_before_the_database_was_complete_is_taken_up()
    {
        File.WriteAllBytes(_directory.Database, []);
        using (Raw("PRAGMA journal_mode = WAL"))
        {
        }

        using var store = SqliteStore.Open(_directory.Path);

        Assert.Empty(store.Accounts());
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Truncated_file_is_refused(double part)
    {
        Fill();
        using (var file = File.OpenWrite(_directory.Database))
        {
            file.SetLength((long)(file.Length * part));
        }

        AssertDamaged("");
    }

    [Fact]
    public void Truncated_file_is_refused_although_a_log_of_later_writes_is_there()
    {
        Fill();
        using (var store = SqliteStore.Open(_directory.Path))
        {
            store.CommitAll(Sample.Write(2, Sample.Put("late")));
            Copy("writ.db-wal", "kept");
        }

        Copy("kept", "writ.db-wal");
        using (var file = File.OpenWrite(_directory.Database))
        {
            file.SetLength(file.Length / 2);
        }

        AssertDamaged("");
    }

    [Fact]
    public void Garbage_instead_of_a_database_is_refused()
    {
        Fill();
        File.WriteAllBytes(_directory.Database, Enumerable.Range(0, 50_000).Select(at => (byte)(at * 7)).ToArray());

        AssertDamaged("file is not a database");
    }

    [Fact]
    public void Overwritten_header_is_refused()
    {
        Fill();
        Overwrite(0, 4096);

        AssertDamaged("");
    }

    [Fact]
    public void Overwritten_pages_of_the_state_are_refused()
    {
        Fill();
        for (long page = 1; page * 8192 < new FileInfo(_directory.Database).Length; page++)
        {
            Overwrite(page * 8192, 200);
        }

        AssertDamaged("");
    }

    [Fact]
    public void Damage_in_the_log_refuses_calls_when_it_is_met()
    {
        Fill();
        using (var store = SqliteStore.Open(_directory.Path))
        {
            store.CommitAll(Enumerable.Range(0, 2000).Select(_ => Sample.Read(Sample.Event() with { Document = Sample.Incompressible(200) })).ToArray());
        }

        // The last pages belong to the events that came last; the very last are looked at when the store opens.
        var pages = new FileInfo(_directory.Database).Length / 8192;
        for (var page = pages - 28; page < pages - 10; page++)
        {
            Overwrite(page * 8192, 8192);
        }

        using var damaged = SqliteStore.Open(_directory.Path);

        Assert.Throws<StoreUnavailableException>(() => damaged.FindEvents(Sample.All(5000)));
    }

    [Theory]
    [InlineData("attributes = x''")]
    [InlineData("attributes = x'0100000010FF'")]
    [InlineData("attributes = zeroblob(50)")]
    [InlineData("attributes = documents")]
    [InlineData("count = count + 1")]
    [InlineData("documents = x'000000000000'")]
    [InlineData("documents = substr(documents, 1, 9)")]
    public void Segment_whose_content_is_damaged_refuses_calls_when_it_is_met(string damage)
    {
        Fill();
        Alter("UPDATE event_segment SET " + damage);

        using var damaged = SqliteStore.Open(_directory.Path);

        Assert.Throws<StoreUnavailableException>(() => damaged.FindEvents(Sample.All()));
    }

    [Fact]
    public async Task Resource_of_an_unknown_kind_is_refused_at_start()
    {
        using var store = SqliteStore.InMemory();
        store.CommitAll(Sample.Write(1, Sample.Put("a", "{}", "future/kind")));

        var refusal = Assert.Throws<StoreOpenException>(() => Ledger.Open(store, [], TimeProvider.System));

        Assert.Contains("future/kind", refusal.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    private static sqlite3 RawOpen(string path)
    {
        SqliteLibrary.Load();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var handle));
        return handle;
    }

    /// <summary>A database with some state and some events, closed.</summary>
    private void Fill()
    {
        using var store = SqliteStore.Open(_directory.Path);
        store.CommitAll(Sample.Write(1, Enumerable.Range(0, 200).Select(at => Sample.Put($"key-{at}", $"\"{new string('x', 500)}\"")).ToArray()));
    }

    private void Alter(string sql)
    {
        using (Raw(sql))
        {
        }
    }

    private sqlite3 Raw(string sql)
    {
        var handle = RawOpen(_directory.Database);
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(handle, sql));
        return handle;
    }

    private void Overwrite(long at, int count)
    {
        using var file = File.OpenWrite(_directory.Database);
        file.Position = at;
        file.Write(Enumerable.Range(0, count).Select(offset => (byte)(offset * 31 + 170)).ToArray());
    }

    private void Copy(string from, string to) =>
        File.Copy(Path.Combine(_directory.Path, from), Path.Combine(_directory.Path, to), overwrite: true);

    private string Refusal()
    {
        var message = Assert.Throws<StoreOpenException>(() => SqliteStore.Open(_directory.Path).Dispose()).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private void AssertDamaged(string finding)
    {
        var before = File.ReadAllBytes(_directory.Database).Length;

        var message = Refusal();

        Assert.Matches(@"^The database .* is damaged \(.+\)\. Restore a backup, or save what can be read with: sqlite3 .* \.recover", message);
        Assert.Contains(finding, message, StringComparison.Ordinal);
        Assert.True(before <= File.ReadAllBytes(_directory.Database).Length);
    }
}
