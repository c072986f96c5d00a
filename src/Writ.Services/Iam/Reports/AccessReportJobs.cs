using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>Keeps the jobs of access reports: adds one, finds one again, drops those that have expired.</summary>
internal static class AccessReportJobs
{
    /// <summary>How many jobs an account has at the most; the oldest make room.</summary>
    internal const int Most = 20_000;

    /// <summary>How many old jobs one new job may drop: it keeps up, and no write has to drop thousands.</summary>
    private const int DroppedAtOnce = 8;

    public static void Add(AccessReportJob job, Draft draft)
    {
        var table = draft.State.All(IamState.AccessReportJobs);
        var spare = table.Count + 1 - Most;
        foreach (var old in table.Values.Take(DroppedAtOnce).Where((old, at) => at < spare || old.IsExpired(job.CreateDate)).ToList())
        {
            draft.Remove(IamState.AccessReportJobs, old.Id);
        }

        draft.Put(IamState.AccessReportJobs, job);
    }

    /// <summary>The caller's job of that id, about an entity or policy of the account.</summary>
    public static Result<AccessReportJob> Find(string id, Call call) => Of(id, call) is { EntityPath: null } job ? job : ReportErrors.NoSuchJob(id);

    /// <summary>The caller's job of that id, about an organization.</summary>
    public static Result<AccessReportJob> FindOfOrganization(string id, Call call) => Of(id, call) is { EntityPath: not null } job ? job : ReportErrors.NoSuchJob(id);

    /// <summary>Who asks: a user, a role whatever its session, or root.</summary>
    public static string Requester(Call call) => call.Principal.Caller.UniqueId ?? call.Principal.UserId;

    private static AccessReportJob? Of(string id, Call call) =>
        call.State.Get(IamState.AccessReportJobs, id) is { } job && !job.IsExpired(call.Now) && job.RequestedBy == Requester(call) ? job : null;
}
