using System.Collections.Concurrent;
using System.Text;
using Writ.Services.Operations;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>
/// 100,000 mutated requests over raw sockets: each gets a 4xx or a closed connection, never a 5xx, and nothing that was
/// changed after signing is ever believed. WRIT_FUZZ_SEED repeats a run, WRIT_FUZZ_COUNT makes it longer.
/// </summary>
[Collection(Alone.Name)]
[Trait(Speed.Name, Speed.Slow)]
public sealed class RequestFuzzTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Workers = 8; // most wait for requests that are cut off

    private const int Round = 20_000;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("WRIT_FUZZ_SEED"), out var seed) ? seed : 20_260_102;
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("WRIT_FUZZ_COUNT"), out var count) ? count : 100_000;

    private readonly ConcurrentQueue<string> _harm = new();

    [Fact]
    public async Task Mutated_requests_are_refused_without_harm()
    {
        var world = await World.MakeAsync(server);
        var bases = Bases(world);
        await Task.WhenAll(bases.Where(each => each.IsRead).Select(async each =>
            Assert.Equal(each.Status, (await RawConnection.SendAsync(server.Url, each.Request)).Status)));
        var before = server.Writ.Installation.Current(TestServer.Account)?.Revision;
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        var tallies = new List<Dictionary<int, int>>();
        for (var from = 0; from < Count && _harm.IsEmpty; from += Round)
        {
            // The audit log of so many calls is not worth keeping in memory.
            await server.ResetAsync();
            var to = Math.Min(from + Round, Count);
            tallies.AddRange(await Task.WhenAll(Enumerable.Range(from, Workers).Select(start => Task.Run(() => RunAsync(world, bases, start, to)))));
            Assert.Equal(before, server.Writ.Installation.Current(TestServer.Account)?.Revision);
        }

        Assert.True(_harm.IsEmpty, string.Join("\n\n", _harm));
        await server.ResetAsync();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - memory;

        // Other tests run meanwhile and hold memory too. What is left of each request would still be seen, at 1.3 KB of it.
        Assert.True(grown < 128 * 1024 * 1024, $"{grown:N0} bytes more are held than before.");
        Assert.Equal(200, (await RawConnection.SendAsync(server.Url, bases[0].Request)).Status);
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", tallies.SelectMany(tally => tally).GroupBy(pair => pair.Key).OrderBy(group => group.Key)
            .Select(group => $"{group.Key}: {group.Sum(pair => pair.Value)}")));
    }

    private async Task<Dictionary<int, int>> RunAsync(World world, IReadOnlyList<Base> bases, int start, int to)
    {
        var tokens = world.All.Select(credentials => credentials.SessionToken).OfType<string>().ToList();
        var tally = new Dictionary<int, int>();
        RawConnection? connection = null;
        for (var at = start; at < to; at += Workers)
        {
            var mutator = new Mutator(unchecked((Seed * 1_000_003) + at));
            var from = bases[at % bases.Count];
            var mutant = at % 10 == 9 && from.IsRead ? mutator.Break(from.Request) : mutator.Mutate(from.Request, tokens, from.IsRead);
            var context = $"seed {Seed}, mutant {at}, {mutant.What} of {from.Name}";
            if (mutant.Broken is { } broken)
            {
                foreach (var answer in await RawConnection.SendLastAsync(server.Url, broken))
                {
                    Check(mutant, answer, context, tally);
                }

                continue;
            }

            connection ??= await RawConnection.OpenAsync(server.Url);
            var single = await ExchangeAsync(connection, mutant);
            if (single is not null)
            {
                Check(mutant, single, context, tally);
            }

            if (single is null || single.Status is 400 or 408 or 413 or 414 or 431 && single.Head.Contains("Connection: close", StringComparison.Ordinal))
            {
                tally[0] = tally.GetValueOrDefault(0) + (single is null ? 1 : 0);
                connection.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
        return tally;
    }

    private static async Task<RawAnswer?> ExchangeAsync(RawConnection connection, Mutant mutant)
    {
        try
        {
            await connection.WriteAsync(mutant.Request.ToBytes());
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Refused before all was read; the answer may be there all the same.
        }

        return await connection.ReadAsync(mutant.Request.Method == "HEAD");
    }

    private void Check(Mutant mutant, RawAnswer answer, string context, Dictionary<int, int> tally)
    {
        tally[answer.Status] = tally.GetValueOrDefault(answer.Status) + 1;
        // 505 is Kestrel's word for a version of HTTP that there is not.
        if (answer.Status is not (>= 400 and < 500 or 505) && !(answer.Status == 200 && mutant.MayPass) && _harm.Count < 10)
        {
            var sent = Encoding.UTF8.GetString(mutant.Broken ?? mutant.Request.ToBytes());
            _harm.Enqueue($"{context}: {answer.Status}\n{answer.Text}\n--- request\n{(sent.Length > 3_000 ? sent[..3_000] : sent)}");
        }
    }

    private List<Base> Bases(World world)
    {
        var host = server.Url.Authority;
        var result = new List<Base>();
        foreach (var credentials in new[] { World.Root, world.Admin, world.Session, world.Foreign })
        {
            Add("iam", "ListUsers", "&PathPrefix=%2F&MaxItems=10", credentials, isRead: true);
            Add("iam", "GetUser", "&UserName=admin", credentials, isRead: true, credentials == world.Foreign ? 404 : 200);
            Add("sts", "GetCallerIdentity", "", credentials, isRead: true);
            Add("account", "ListRegions", """{"MaxResults":1}""", credentials, isRead: true);
            Add("iam", "CreateUser", "&UserName=mutant&Tags.member.1.Key=k&Tags.member.1.Value=v", credentials, isRead: false);
            Add("iam", "CreateAccessKey", "&UserName=nobody", credentials, isRead: false);
            if (OperationCatalog.Find("cloudtrail", "LookupEvents") is not null)
            {
                Add("cloudtrail", "LookupEvents", """{"MaxResults":1,"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"none"}]}""", credentials, isRead: true);
            }
        }

        return result;

        void Add(string service, string operation, string parameters, SigningCredentials credentials, bool isRead, int status = 200)
        {
            var plain = RawRequest.Of(host, service, operation, parameters).With("User-Agent", "fuzz");
            var get = plain with { Method = "GET", Query = Encoding.UTF8.GetString(plain.Body), Body = [] };
            result.Add(new($"{operation} by {credentials}", plain.Sign(credentials, service, TestClock.Start), isRead, status));
            result.Add(new($"presigned {operation} by {credentials}", plain.Presign(credentials, service, TestClock.Start), isRead, status));
            if (service is not ("cloudtrail" or "account"))
            {
                result.Add(new($"GET {operation} by {credentials}", get.Sign(credentials, service, TestClock.Start), isRead, status));
                result.Add(new($"presigned GET {operation} by {credentials}", get.Presign(credentials, service, TestClock.Start), isRead, status));
            }
        }
    }

    private sealed record Base(string Name, RawRequest Request, bool IsRead, int Status);
}
