using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Startup;

/// <summary>Data that cannot be used as it is: the start says so in one line, and leaves every byte as it found it.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly TemporaryDirectory _data = new();

    /// <summary>Data of a server with some users, stopped in good order.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        var client = server.Client();
        foreach (var number in Enumerable.Range(0, 200))
        {
            _ = (await client.IamAsync("CreateUser", ("UserName", $"user-{number}"))).Succeeded;
        }

        Assert.Equal(0, await server.StopAsync());
    }

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return default;
    }

    [Fact]
    public async Task Newer_version_is_refused()
    {
        _ = (await Command.RunAsync("python3", ["-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('UPDATE format SET version = 99'); c.commit()", _data["writ.db"]], [])).Succeeded;

        await AssertRefusedUntouchedAsync("newer version of writ");
    }

    [Fact]
    public async Task Truncated_database_is_refused()
    {
        using (var file = File.OpenWrite(_data["writ.db"]))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertRefusedUntouchedAsync("damaged");
    }

    [Fact]
    public async Task Emptied_database_is_refused()
    {
        await File.WriteAllBytesAsync(_data["writ.db"], []);

        await AssertRefusedUntouchedAsync("Restore it from a backup");
    }

    [Fact]
    public async Task Missing_database_is_refused()
    {
        File.Delete(_data["writ.db"]);

        await AssertRefusedUntouchedAsync("missing");
    }

    [Fact]
    public async Task Garbage_at_the_beginning_is_refused()
    {
        await OverwriteAsync(0, 64);

        await AssertRefusedUntouchedAsync("damaged");
    }

    [Fact]
    public async Task Garbage_in_the_state_is_refused()
    {
        // The table of resources: the page that holds its root, from the database's own catalogue.
        var page = (await Command.RunAsync("python3", ["-c", "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(\"SELECT rootpage FROM sqlite_master WHERE name = 'resource'\").fetchone()[0])", _data["writ.db"]], [])).Succeeded;
        await OverwriteAsync((int.Parse(page, System.Globalization.CultureInfo.InvariantCulture) - 1) * 8192, 8192);

        await AssertRefusedUntouchedAsync("damaged");
    }

    [Fact]
    public async Task Missing_master_key_is_refused()
    {
        File.Delete(_data["master.key"]);

        await AssertRefusedUntouchedAsync("master.key is missing");
    }

    [Fact]
    public async Task Garbled_master_key_is_refused()
    {
        await File.WriteAllTextAsync(_data["master.key"], "not a key");

        await AssertRefusedUntouchedAsync("is not 32 bytes of base 64");
    }

    [Fact]
    public async Task Garbled_root_key_file_is_refused_without_its_text()
    {
        await File.WriteAllTextAsync(_data["root-credentials.json"], "{\"AccessKeyId\":\"root\",\"SecretAccessKey\":\"hush hush");

        var (_, output, errors) = await ServerProcess.RunAsync(Nothing, "serve", "--data", _data.Path, "--listen", "http://127.0.0.1:0");

        Assert.DoesNotContain("hush", output + errors, StringComparison.Ordinal);
        await AssertRefusedUntouchedAsync("root-credentials.json is not the JSON document");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"AccessKeyId\":\"\",\"SecretAccessKey\":\"\"}")]
    public async Task Root_key_file_without_a_key_is_refused(string json)
    {
        await File.WriteAllTextAsync(_data["root-credentials.json"], json);

        await AssertRefusedUntouchedAsync("root-credentials.json is not the JSON document");
    }

    private async Task OverwriteAsync(int offset, int count)
    {
        var garbage = new byte[count];
        new Random(1).NextBytes(garbage);
        await using var file = File.OpenWrite(_data["writ.db"]);
        file.Position = offset;
        await file.WriteAsync(garbage);
    }

    private async Task AssertRefusedUntouchedAsync(string why)
    {
        var before = Contents();

        await RefusalTests.AssertRefusedAsync(why, Nothing, "serve", "--data", _data.Path, "--listen", "http://127.0.0.1:0");

        Assert.Equal(before, Contents());
    }

    /// <summary>Everything but the process id, and the log's index, which SQLite makes anew.</summary>
    private SortedDictionary<string, string> Contents() => new(
        Directory.GetFiles(_data.Path).Where(path => !path.EndsWith(".pid", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))
            .Where(path => new FileInfo(path).Length > 0 || !path.EndsWith("-wal", StringComparison.Ordinal))
            .ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);
}
