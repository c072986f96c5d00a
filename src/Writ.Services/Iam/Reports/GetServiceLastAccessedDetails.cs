using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GetServiceLastAccessedDetailsRequest
{
    [Length(36, 36)]
    public required string JobId { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }
}

[Shape]
public sealed partial class GetServiceLastAccessedDetailsResponse
{
    public required string JobStatus { get; init; }

    public string? JobType { get; init; }

    public required DateTimeOffset JobCreationDate { get; init; }

    public required IReadOnlyList<ServiceLastAccessedShape> ServicesLastAccessed { get; init; }

    public required DateTimeOffset JobCompletionDate { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public ErrorDetailsShape? Error { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, GetServiceLastAccessedDetails. Worked out now, from the policies of now, so that a job is never in
/// progress; it has failed when what it is about no longer exists.
/// </summary>
[Operation(IamService.Name)]
public sealed class GetServiceLastAccessedDetails : IStreamOperation<GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse>
{
    internal const string Completed = "COMPLETED";
    internal const string Failed = "FAILED";

    public static Authorization Authorize(GetServiceLastAccessedDetailsRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<GetServiceLastAccessedDetailsResponse>> HandleAsync(
        GetServiceLastAccessedDetailsRequest request, Call call, CancellationToken cancellation)
    {
        var found = AccessReportJobs.Find(request.JobId, call);
        if (found.Error is { } unknown)
        {
            return unknown;
        }

        var job = found.Value;
        var subject = AccessReportSubject.Of(job, call.State);
        if (subject.Error is { } error)
        {
            return Answer(job, [], null, new ErrorDetailsShape { Code = error.Code, Message = error.Message });
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, AccessReport.Services(subject.Value), service => service.Prefix);
        return page.Error is { } invalid
            ? invalid
            : Answer(job, await AccessReport.ShowAsync(page.Value.Items, job, subject.Value, call, cancellation).ConfigureAwait(false), page.Value.Marker, null);
    }

    private static GetServiceLastAccessedDetailsResponse Answer(
        AccessReportJob job, IReadOnlyList<ServiceLastAccessedShape> services, string? marker, ErrorDetailsShape? error) => new()
    {
        JobStatus = error is null ? Completed : Failed,
        JobType = job.Granularity,
        JobCreationDate = job.CreateDate,
        JobCompletionDate = job.CreateDate,
        ServicesLastAccessed = services,
        IsTruncated = marker is not null,
        Marker = marker,
        Error = error,
    };
}
