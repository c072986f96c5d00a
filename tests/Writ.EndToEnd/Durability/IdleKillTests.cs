using System.Collections.Concurrent;
using System.Globalization;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Durability;

/// <summary>
/// kill -9 while accounts come back into memory: after a start all but the first are idle, and the first calls of all of them, reads
/// and writes at once, bring them back.
/// </summary>
public sealed class IdleKillTests
{
    private const int Rounds = 12;
    private const int Accounts = 12;

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task Kill_while_accounts_come_back_loses_nothing_acknowledged()
    {
        using var data = new TemporaryDirectory();
        var random = new Random(20261128);
        var keys = await MakeAccountsAsync(data.Path);
        var acknowledged = keys.ToDictionary(key => key.Id, _ => new ConcurrentBag<string>(), StringComparer.Ordinal);
        var sent = keys.ToDictionary(key => key.Id, _ => new ConcurrentBag<string>(), StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(data.Path, "--unload-after", "1");
            var (answered, killAfter) = (0, random.Next(1, Accounts * 6));
            var kill = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = keys.SelectMany(key => Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
            {
                var client = server.Client(key.Id, key.Secret);
                for (var at = 0; at < 3; at++)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"user-{round}-{writer}-{at}");
                    sent[key.Id].Add(name);
                    if (!await TryCreateAsync(client, name))
                    {
                        return; // killed
                    }

                    acknowledged[key.Id].Add(name);
                    if (Interlocked.Increment(ref answered) == killAfter)
                    {
                        kill.SetResult();
                    }
                }
            }))).ToList();
            await Task.WhenAny(kill.Task, Task.WhenAll(work)).WaitAsync(TimeSpan.FromSeconds(60));
            await server.KillAsync();
            await Task.WhenAll(work);
        }

        await using var last = await ServerProcess.StartAsync(data.Path);
        foreach (var (id, secret) in keys)
        {
            var present = (await last.Client(id, secret).IamAsync("ListUsers", ("MaxItems", "1000"))).Succeeded.All("UserName");
            Assert.Empty(acknowledged[id].Except(present));
            Assert.Empty(present.Except(sent[id]));
        }
    }

    private static async Task<List<(string Id, string Secret)>> MakeAccountsAsync(string data)
    {
        await using var server = await ServerProcess.StartAsync(data);
        var keys = new List<(string Id, string Secret)>();
        for (var number = 0; number < Accounts; number++)
        {
            var account = (200_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
            await RunAsync("create", "a" + account, "--email", $"root+{account}@example.com", "--id", account, "--data", data);
            var lines = (await RunAsync("create-root-key", account, "--data", data)).Split('\n', '=');
            keys.Add((lines[1], lines[3]));
        }

        return keys;
    }

    private static async Task<string> RunAsync(params string[] arguments) => (await ServerProcess.RunAsync(Nothing, ["account", .. arguments])).Succeeded;

    private static async Task<bool> TryCreateAsync(SignedClient client, string name)
    {
        try
        {
            _ = (await client.IamAsync("CreateUser", ("UserName", name))).Succeeded;
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
