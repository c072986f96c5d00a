using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Store;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>How every store must find events: compared with a scan of all of them.</summary>
public abstract class AuditContract : IDisposable
{
    private readonly List<AuditRecord> _log = [];

    protected AuditContract(IStore store)
    {
        Store = store;
        for (var batch = 0; batch < 12; batch++)
        {
            var records = Enumerable.Range(batch * 300, 300).Select(Make).ToList();
            _log.AddRange(records);
            store.CommitAll(records.Select(Sample.Read).ToArray());
        }
    }

    protected IStore Store { get; }

    public virtual void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    public static TheoryData<AuditAttribute, string?> Filters => new()
    {
        { AuditAttribute.None, null },
        { AuditAttribute.EventName, "Event3" },
        { AuditAttribute.EventName, "event3" },
        { AuditAttribute.EventSource, "sts.amazonaws.com" },
        { AuditAttribute.ReadOnly, "true" },
        { AuditAttribute.ReadOnly, "false" },
        { AuditAttribute.ReadOnly, "True" },
        { AuditAttribute.Username, "user-7" },
        { AuditAttribute.Username, "nobody" },
        { AuditAttribute.AccessKeyId, "AKIA2" },
        { AuditAttribute.ResourceType, "AWS::IAM::Role" },
        { AuditAttribute.ResourceName, "name-4" },
        { AuditAttribute.ResourceName, "AWS::IAM::Role" },
        { (AuditAttribute)100, "AROA1" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filter_finds_what_a_scan_finds_over_all_pages(AuditAttribute attribute, string? value)
    {
        var expected = Scan(attribute, value, null, null);

        Assert.Equal(expected, Pages(new AuditQuery(Sample.Account, attribute, value, null, null, null, 37)));
        Assert.Equal(expected, Pages(new AuditQuery(Sample.Account, attribute, value, null, null, null, 5000)));
    }

    [Fact]
    public void Any_filter_and_range_of_time_finds_what_a_scan_finds() =>
        Prop.ForAll(
            Gen.Elements(Filters.Select(row => row.Data).ToArray()).SelectMany(filter =>
                Gen.Choose(-200, 4000).Two().Select(range => (filter.Item1, filter.Item2, range.Item1, range.Item2))).ToArbitrary(),
            query =>
            {
                var from = Sample.Start.AddMilliseconds(query.Item3 * 500);
                var to = Sample.Start.AddMilliseconds(query.Item4 * 500);

                Assert.Equal(
                    Scan(query.Item1, query.Item2, from, to),
                    Pages(new AuditQuery(Sample.Account, query.Item1, query.Item2, from, to, null, 50)));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Event_is_found_by_its_id_in_its_own_account_only()
    {
        var own = _log.First(record => record.Account == Sample.Account).EventId;
        var foreign = _log.First(record => record.Account == Sample.Other).EventId;

        Assert.Equal([own], Store.FindEvents(Sample.By(AuditAttribute.EventId, own)).EventIds());
        Assert.Empty(Store.FindEvents(Sample.By(AuditAttribute.EventId, foreign)).Events);
        Assert.Empty(Store.FindEvents(Sample.By(AuditAttribute.EventId, "unknown")).Events);
        Assert.Empty(Store.FindEvents(Sample.By(AuditAttribute.EventId, own) with { To = Sample.Start.AddDays(-9) }).Events);
    }

    [Fact]
    public void Page_that_ends_with_the_last_event_has_no_next()
    {
        var all = Scan(AuditAttribute.Username, "user-7", null, null).Count;

        Assert.Null(Store.FindEvents(Sample.By(AuditAttribute.Username, "user-7", all)).Next);
        Assert.NotNull(Store.FindEvents(Sample.By(AuditAttribute.Username, "user-7", all - 1)).Next);
    }

    [Fact]
    public void Events_that_arrive_between_two_pages_do_not_shift_the_second()
    {
        var first = Store.FindEvents(Sample.All(10));
        Store.CommitAll(Sample.Read(Sample.Event()), Sample.Read(Sample.Event()));

        var second = Store.FindEvents(Sample.All(10) with { Before = first.Next });

        Assert.Equal(Scan(AuditAttribute.None, null, null, null).Take(20), first.EventIds().Concat(second.EventIds()));
    }

    private static AuditRecord Make(int at)
    {
        // Time mostly grows, and now and then steps back, as clocks do.
        var time = Sample.Start.AddMilliseconds((at * 500) - (at % 97 == 0 ? 400_000 : at % 7 * 90));
        return Sample.Event(string.Create(CultureInfo.InvariantCulture, $"Event{at % 11}"), at % 5 == 0 ? Sample.Other : Sample.Account, time) with
        {
            EventSource = at % 3 == 0 ? "sts.amazonaws.com" : "iam.amazonaws.com",
            ReadOnly = at % 4 != 0,
            AccessKeyId = at % 6 == 0 ? null : $"AKIA{at % 6}",
            Username = at % 10 == 0 ? null : $"user-{at % 10}",
            RoleId = at % 8 == 0 ? "AROA1" : null,
            Resources = (at % 9) switch
            {
                0 => [new("AWS::IAM::Role", $"name-{at % 8}")],
                1 => [new("AWS::IAM::User", $"name-{at % 8}"), new("AWS::IAM::User", "second")],
                _ => [],
            },
        };
    }

    private List<string> Scan(AuditAttribute attribute, string? value, DateTimeOffset? from, DateTimeOffset? to)
    {
        bool Matches(AuditRecord record) => attribute switch
        {
            AuditAttribute.None => true,
            AuditAttribute.EventName => record.EventName == value,
            AuditAttribute.EventSource => record.EventSource == value,
            AuditAttribute.ReadOnly => (record.ReadOnly ? "true" : "false") == value,
            AuditAttribute.Username => record.Username == value,
            AuditAttribute.AccessKeyId => record.AccessKeyId == value,
            AuditAttribute.ResourceType => record.Resources.Any(resource => resource.Type == value),
            AuditAttribute.ResourceName => record.Resources.Any(resource => resource.Name == value),
            _ => false,
        };
        bool Within(DateTimeOffset second) => (from is null || second >= from) && (to is null || second <= to);

        return _log.AsEnumerable().Reverse()
            .Where(record => record.Account == Sample.Account && Matches(record) && Within(DateTimeOffset.FromUnixTimeSeconds(record.Time.ToUnixTimeSeconds())))
            .Select(record => record.EventId)
            .ToList();
    }

    private List<string> Pages(AuditQuery query)
    {
        var ids = new List<string>();
        for (AuditPage? page = null; page is null || page.Next is not null;)
        {
            page = Store.FindEvents(query with { Before = page?.Next });
            Assert.True(page.Events.Count <= query.Limit);
            ids.AddRange(page.EventIds());
        }

        return ids;
    }
}
