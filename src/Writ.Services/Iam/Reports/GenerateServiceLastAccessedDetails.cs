using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GenerateServiceLastAccessedDetailsRequest
{
    [Length(20, 2048)]
    public required string Arn { get; init; }

    [OneOf("SERVICE_LEVEL", "ACTION_LEVEL")]
    public string? Granularity { get; init; }
}

[Shape]
public sealed partial class GenerateServiceLastAccessedDetailsResponse
{
    public string? JobId { get; init; }
}

/// <summary>AWS: IAM API Reference, GenerateServiceLastAccessedDetails.</summary>
[Operation(IamService.Name)]
public sealed class GenerateServiceLastAccessedDetails : IWriteOperation<GenerateServiceLastAccessedDetailsRequest, GenerateServiceLastAccessedDetailsResponse>
{
    internal const string ServiceLevel = "SERVICE_LEVEL";
    internal const string ActionLevel = "ACTION_LEVEL";

    public static Authorization Authorize(GenerateServiceLastAccessedDetailsRequest request, Call call) => ReportSubject.Authorize(request.Arn, call);

    public static Result<GenerateServiceLastAccessedDetailsResponse> Handle(GenerateServiceLastAccessedDetailsRequest request, Call call, Draft draft)
    {
        var subject = ReportSubject.Of(request.Arn, draft.State);
        if (subject.Error is { } error)
        {
            return error;
        }

        var job = new AccessReportJob
        {
            Id = call.Ids.EventId(call.Now),
            Arn = request.Arn,
            EntityId = subject.Value.Id,
            Granularity = request.Granularity ?? ServiceLevel,
            CreateDate = call.Now,
            RequestedBy = AccessReportJobs.Requester(call),
        };
        AccessReportJobs.Add(job, draft);
        return new GenerateServiceLastAccessedDetailsResponse { JobId = job.Id };
    }
}
