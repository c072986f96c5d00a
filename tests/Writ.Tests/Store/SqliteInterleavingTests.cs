using System.Globalization;
using Writ.Kernel.Audit;
using Writ.Store;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Batches of any size, failures and restarts in any order: every filter finds what a scan of all that was committed finds.</summary>
public sealed class SqliteInterleavingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<AuditRecord> _log = [];
    private SqliteStore _store;

    public SqliteInterleavingTests() => _store = SqliteStore.Open(_directory.Path);

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_filter_finds_what_a_scan_finds(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 120; step++)
        {
            Step(random);
            if (random.Next(8) == 0)
            {
                Compare(random);
            }
        }

        Compare(random);
    }

    private void Step(Random random)
    {
        var batch = Enumerable.Range(0, random.Next(12) == 0 ? random.Next(100, 1500) : random.Next(1, 6)).SelectMany(_ => Make(random)).ToList();
        switch (random.Next(20))
        {
            case 0:
                _store.Dispose();
                _store = SqliteStore.Open(_directory.Path);
                break;
            case 1: // its last entry is of a revision that cannot follow
                Assert.Throws<RevisionConflictException>(() => _store.CommitAll([.. batch.Select(Sample.Read), Sample.Write(1000)]));
                break;
            default:
                _store.CommitAll([.. batch.Select(Sample.Read)]);
                _log.AddRange(batch);
                break;
        }
    }

    /// <summary>An event, and now and then its twin in another account.</summary>
    private IEnumerable<AuditRecord> Make(Random random)
    {
        var time = Sample.Start.AddSeconds((_log.Count / 100) - random.Next(3));
        var made = Sample.Event(Text("Event", random.Next(9)), random.Next(3) == 0 ? Sample.Other : Sample.Account, time) with
        {
            EventSource = random.Next(3) == 0 ? "sts.amazonaws.com" : "iam.amazonaws.com",
            ReadOnly = random.Next(4) != 0,
            AccessKeyId = random.Next(4) == 0 ? null : Text("ASIA", random.Next(2000)),
            Username = random.Next(4) == 0 ? null : Text("us\u00e9r-", random.Next(30)),
            Resources = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new AuditResource("AWS::IAM::Role", Text("role-", random.Next(500))))],
        };
        yield return made;
        if (random.Next(5) == 0)
        {
            yield return made with { Account = made.Account == Sample.Other ? Sample.Account : Sample.Other, AccessKeyId = null };
        }
    }

    private void Compare(Random random)
    {
        var last = _log.LastOrDefault() ?? Sample.Event();
        foreach (var wanted in (AuditRecord[])[last, _log.Count == 0 ? last : _log[random.Next(_log.Count)]])
        {
            Compare(AuditAttribute.None, null, _ => true, random);
            Compare(AuditAttribute.EventId, wanted.EventId, record => record.EventId == wanted.EventId, random);
            Compare(AuditAttribute.EventName, wanted.EventName, record => record.EventName == wanted.EventName, random);
            Compare(AuditAttribute.EventSource, wanted.EventSource, record => record.EventSource == wanted.EventSource, random);
            Compare(AuditAttribute.ReadOnly, "false", record => !record.ReadOnly, random);
            Compare(AuditAttribute.AccessKeyId, wanted.AccessKeyId ?? "", record => record.AccessKeyId == (wanted.AccessKeyId ?? ""), random);
            Compare(AuditAttribute.Username, wanted.Username ?? "", record => record.Username == (wanted.Username ?? ""), random);
            Compare(AuditAttribute.ResourceType, "AWS::IAM::Role", record => record.Resources.Count > 0, random);
            var name = wanted.Resources.Count > 0 ? wanted.Resources[^1].Name : "role-0";
            Compare(AuditAttribute.ResourceName, name, record => record.Resources.Any(resource => resource.Name == name), random);
        }
    }

    private void Compare(AuditAttribute attribute, string? value, Func<AuditRecord, bool> matches, Random random)
    {
        var account = random.Next(2) == 0 ? Sample.Account : Sample.Other;
        var (from, to) = random.Next(3) == 0
            ? (Sample.Start.AddSeconds(random.Next(-5, 100)), Sample.Start.AddSeconds(random.Next(0, 150)))
            : ((DateTimeOffset?)null, (DateTimeOffset?)null);
        var query = new AuditQuery(account, attribute, value, from, to, null, random.Next(2) == 0 ? 50 : 4000);
        var found = new List<string>();
        for (AuditPage? page = null; page is null || page.Next is not null;)
        {
            page = _store.FindEvents(query with { Before = page?.Next });
            found.AddRange(page.EventIds());
        }

        Assert.Equal(
            _log.AsEnumerable().Reverse()
                .Where(record => record.Account == account && matches(record) && (from is null || record.Time >= from) && (to is null || record.Time <= to))
                .Select(record => record.EventId),
            found);
    }

    private static string Text(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
}
