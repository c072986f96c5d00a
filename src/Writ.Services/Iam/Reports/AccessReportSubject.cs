using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>Finds what a job is about again, as it is now.</summary>
internal static class AccessReportSubject
{
    /// <summary>The entity or policy, or why there is none: one of the same name that was made since is another one.</summary>
    public static Result<ReportSubject> Of(AccessReportJob job, AccountState state)
    {
        var subject = ReportSubject.Of(job.Arn, state);
        return subject.Error is null && subject.Value.Id != job.EntityId ? IamErrors.NoSuchEntity($"{job.Arn} no longer exists.") : subject;
    }
}
