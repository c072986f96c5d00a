using System.Globalization;
using System.Text.Json;
using Writ.EndToEnd.Harness;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.EndToEnd.Durability;

/// <summary>
/// kill -9 in the middle of 1,000 writes, 50 times on the same data. Each writer creates and deletes users of its own, one
/// call after another, so that after a kill at most its last call is in doubt.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 50;
    private const int Writers = 16;
    private const int WritesARound = 1000;

    private readonly List<Writer> _writers = [.. Enumerable.Range(0, Writers).Select(number => new Writer(number))];

    [Fact]
    public async Task Kill_in_the_middle_of_writes_loses_nothing_acknowledged()
    {
        using var data = new TemporaryDirectory();
        var random = new Random(20261121);
        var (acknowledged, inDoubt) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(data.Path);
            inDoubt += await CompareAsync(server);
            acknowledged += await WriteUntilKilledAsync(server, killAfter: random.Next(20, WritesARound - 20));
        }

        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            inDoubt += await CompareAsync(server);
            Assert.Equal(0, await server.StopAsync());
        }

        output.WriteLine($"{Rounds} kills, {acknowledged} acknowledged writes, {inDoubt} stored without an answer");
        CheckHistory(data.Path, acknowledged + inDoubt);
    }

    /// <summary>Writes from all connections at once, and kills when so many calls were answered. The rest of the writes is never sent.</summary>
    private async Task<int> WriteUntilKilledAsync(ServerProcess server, int killAfter)
    {
        var (sent, answered) = (0, 0);
        var kill = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = server.Client();
        var work = _writers.Select(writer => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref sent) <= WritesARound && await writer.WriteAsync(client))
            {
                if (Interlocked.Increment(ref answered) == killAfter)
                {
                    kill.SetResult();
                }
            }
        })).ToList();

        await Task.WhenAny(kill.Task, Task.WhenAll(work)).WaitAsync(TimeSpan.FromSeconds(60));
        await server.KillAsync();
        await Task.WhenAll(work);
        return answered;
    }

    /// <summary>Compares what the server has with what each writer knows, and tells the writer what became of its last call.</summary>
    /// <returns>How many calls were stored although their answer was lost.</returns>
    private async Task<int> CompareAsync(ServerProcess server)
    {
        var present = (await server.Client().IamAsync("ListUsers", ("MaxItems", "1000"))).Succeeded.All("UserName").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(present.Except(_writers.SelectMany(writer => writer.Names)));
        return _writers.Sum(writer => writer.Resolve(present));
    }

    private static void CheckHistory(string data, int expected)
    {
        using var store = SqliteStore.Open(data);
        var (account, last) = Assert.Single(store.Accounts());

        var journal = store.Journal(account, 1, int.MaxValue);
        Assert.Equal(Enumerable.Range(1, expected).Select(number => (long)number), journal.Select(entry => entry.Revision));
        Assert.Equal(expected, last);

        var changes = WriteEvents(store, account);
        Assert.Equal(journal.Select(entry => entry.EventId).Order(StringComparer.Ordinal), changes.Keys.Order(StringComparer.Ordinal));
        foreach (var entry in journal)
        {
            Assert.Equal((entry.Change.Document is null ? "DeleteUser" : "CreateUser", entry.Change.Key), changes[entry.EventId]);
        }
    }

    /// <summary>The successful writes in the audit log: operation and user by event id.</summary>
    private static Dictionary<string, (string Name, string User)> WriteEvents(SqliteStore store, AccountId account)
    {
        var events = new Dictionary<string, (string Name, string User)>(StringComparer.Ordinal);
        foreach (var name in (string[])["CreateUser", "DeleteUser"])
        {
            AuditPage? page = null;
            do
            {
                page = store.FindEvents(new AuditQuery(account, AuditAttribute.EventName, name, null, null, page?.Next, 1000));
                foreach (var record in page.Events)
                {
                    using var document = JsonDocument.Parse(record.Document);
                    Assert.False(document.RootElement.TryGetProperty("errorCode", out _), document.RootElement.GetRawText());
                    var user = document.RootElement.GetProperty("requestParameters").GetProperty("userName").GetString() ?? "";
                    Assert.True(events.TryAdd(record.EventId, (name, user)), "The event is there twice.");
                }
            }
            while (page.Next is not null);
        }

        return events;
    }

    /// <summary>Creates users and deletes every second one again; knows which must exist.</summary>
    private sealed class Writer(int number)
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private int _next;
        private (string Name, bool Create)? _doubt;

        public IReadOnlyCollection<string> Names => _doubt is { } doubt ? [.. _names, doubt.Name] : _names;

        /// <returns>False when there was no answer.</returns>
        public async Task<bool> WriteAsync(SignedClient client)
        {
            var delete = _names.Count > 10;
            var name = delete ? _names.First() : string.Create(CultureInfo.InvariantCulture, $"writer-{number}-{_next++}");
            _doubt = (name, !delete);
            try
            {
                _ = (await client.IamAsync(delete ? "DeleteUser" : "CreateUser", ("UserName", name))).Succeeded;
            }
            catch (HttpRequestException)
            {
                return false; // killed
            }

            Apply(name, !delete);
            _doubt = null;
            return true;
        }

        /// <returns>1 when the call in doubt was stored.</returns>
        public int Resolve(HashSet<string> present)
        {
            var stored = 0;
            if (_doubt is { } doubt && present.Contains(doubt.Name) == doubt.Create)
            {
                Apply(doubt.Name, doubt.Create);
                stored = 1;
            }

            _doubt = null;
            Assert.Empty(_names.Except(present));
            Assert.Equal(_names.Count, present.Count(name => name.StartsWith($"writer-{number}-", StringComparison.Ordinal)));
            return stored;
        }

        private void Apply(string name, bool created) => _ = created ? _names.Add(name) : _names.Remove(name);
    }
}
