using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Reports;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

/// <summary>How many jobs an account keeps.</summary>
public sealed class AccessReportJobsTests
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Oldest_job_makes_room_when_there_are_the_most()
    {
        var draft = new Draft(AccountState.New(Account));
        var jobs = Enumerable.Range(0, AccessReportJobs.Most + 1).Select(at => Job(Now.AddMilliseconds(at))).ToList();
        foreach (var job in jobs)
        {
            AccessReportJobs.Add(job, draft);
        }

        Assert.Equal(AccessReportJobs.Most, draft.State.All(IamState.AccessReportJobs).Count);
        Assert.Null(draft.Get(IamState.AccessReportJobs, jobs[0].Id));
        Assert.NotNull(draft.Get(IamState.AccessReportJobs, jobs[1].Id));
        Assert.NotNull(draft.Get(IamState.AccessReportJobs, jobs[^1].Id));
    }

    [Fact]
    public void New_job_drops_some_that_have_expired_and_none_that_has_not()
    {
        var draft = new Draft(AccountState.New(Account));
        for (var at = 0; at < 10; at++)
        {
            AccessReportJobs.Add(Job(Now.AddMilliseconds(at)), draft);
        }

        AccessReportJobs.Add(Job(Now.AddDays(1).AddMilliseconds(3)), draft);
        Assert.Equal(10 - 4 + 1, draft.State.All(IamState.AccessReportJobs).Count);

        AccessReportJobs.Add(Job(Now.AddDays(9)), draft);
        Assert.Equal(1, draft.State.All(IamState.AccessReportJobs).Count);
    }

    private static AccessReportJob Job(DateTimeOffset time) => new()
    {
        Id = IdSource.Cryptographic.EventId(time),
        Arn = "arn:aws:iam::111122223333:user/u",
        EntityId = "AIDA",
        Granularity = "SERVICE_LEVEL",
        CreateDate = time,
        RequestedBy = "111122223333",
    };
}
