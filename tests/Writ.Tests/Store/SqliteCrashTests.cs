using System.Globalization;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>
/// A process that ends at any moment leaves the database's file and a write-ahead log that stops somewhere. Whatever was
/// committed before that place must be there, whole; nothing after it may be, not even in part.
/// </summary>
public sealed class SqliteCrashTests : IDisposable
{
    private const int Commits = 12;

    private readonly TemporaryDirectory _live = new();
    private readonly List<long> _logLengths = [];
    private readonly byte[] _database;
    private readonly byte[] _log;

    public SqliteCrashTests()
    {
        using var store = SqliteStore.Open(_live.Path);
        _logLengths.Add(LogLength());
        for (var revision = 1; revision <= Commits; revision++)
        {
            var name = revision.ToString(CultureInfo.InvariantCulture);
            store.CommitAll(
                Sample.Read(Sample.Event("Before" + name)),
                Sample.Write(revision, Sample.Put("counter", name), Sample.Put("key-" + name, $"\"{new string('x', 3000)}\"")));
            _logLengths.Add(LogLength());
        }

        _database = ReadShared(_live.Database);
        _log = ReadShared(_live.Database + "-wal");
    }

    public void Dispose() => _live.Dispose();

    [Fact]
    public void Log_that_ends_anywhere_gives_exactly_the_commits_before_its_end()
    {
        foreach (var (commit, end) in Ends())
        {
            using var crashed = Crashed(_log[..(int)end]);

            AssertCommits(crashed, commit);
        }
    }

    [Fact]
    public void Log_whose_rest_is_garbage_gives_exactly_the_commits_before_it()
    {
        foreach (var (commit, end) in Ends())
        {
            var log = _log.ToArray();
            for (var at = end; at < log.Length; at++)
            {
                log[at] ^= 0x5a;
            }

            using var crashed = Crashed(log);

            AssertCommits(crashed, commit);
        }
    }

    [Fact]
    public void Store_that_crashed_again_after_recovery_has_both()
    {
        using var crashed = Crashed(_log[..(int)_logLengths[5]]);
        using var twice = new TemporaryDirectory();
        using (var store = SqliteStore.Open(crashed.Path))
        {
            store.CommitAll(Sample.Read(Sample.Event()), Sample.Write(6, Sample.Put("counter", "6"), Sample.Put("key-6")));
            foreach (var name in (string[])["writ.db", "writ.db-wal"])
            {
                File.WriteAllBytes(Path.Combine(twice.Path, name), ReadShared(Path.Combine(crashed.Path, name)));
            }
        }

        AssertCommits(twice, 6);
    }

    /// <summary>Places at, just after and in the middle between the ends of commits, with the number of whole commits before each.</summary>
    private IEnumerable<(int Commit, long End)> Ends()
    {
        for (var commit = 0; commit < Commits; commit++)
        {
            var (end, next) = (_logLengths[commit], _logLengths[commit + 1]);
            yield return (commit, end);
            yield return (commit, end + 1);
            yield return (commit, (end + next) / 2);
            yield return (commit, next - 1);
        }

        yield return (Commits, _logLengths[Commits]);
    }

    private TemporaryDirectory Crashed(byte[] log)
    {
        var directory = new TemporaryDirectory();
        File.WriteAllBytes(directory.Database, _database);
        File.WriteAllBytes(directory.Database + "-wal", log);
        File.Copy(Path.Combine(_live.Path, "writ.lock"), Path.Combine(directory.Path, "writ.lock"));
        return directory;
    }

    private static void AssertCommits(TemporaryDirectory directory, int commits)
    {
        using var store = SqliteStore.Open(directory.Path);
        var journal = store.Journal(Sample.Account, 1, 1000);
        var events = store.FindEvents(Sample.All(1000)).EventIds();

        Assert.Equal(commits == 0 ? [] : [(Sample.Account, commits)], store.Accounts());
        Assert.Equal(commits == 0 ? 0 : commits + 1, store.Resources(Sample.Account).Count);
        Assert.Equal(commits * 2, journal.Count);
        Assert.Equal(commits * 2, events.Count);
        Assert.All(journal, entry => Assert.Contains(entry.EventId, events));
        store.CommitAll(Sample.Write(commits + 1));
    }

    private long LogLength() => new FileInfo(_live.Database + "-wal").Length;

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
