using System.Globalization;
using Writ.Policy.Catalog;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GetServiceLastAccessedDetailsWithEntitiesRequest
{
    [Length(36, 36)]
    public required string JobId { get; init; }

    [Length(1, 64), Pattern(@"[\w-]*")]
    public required string ServiceNamespace { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }
}

[Shape]
public sealed partial class GetServiceLastAccessedDetailsWithEntitiesResponse
{
    public required string JobStatus { get; init; }

    public required DateTimeOffset JobCreationDate { get; init; }

    public required DateTimeOffset JobCompletionDate { get; init; }

    public required IReadOnlyList<EntityDetailsShape> EntityDetailsList { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public ErrorDetailsShape? Error { get; init; }
}

/// <summary>AWS: IAM API Reference, GetServiceLastAccessedDetailsWithEntities. Those that called last come first.</summary>
[Operation(IamService.Name)]
public sealed class GetServiceLastAccessedDetailsWithEntities
    : IStreamOperation<GetServiceLastAccessedDetailsWithEntitiesRequest, GetServiceLastAccessedDetailsWithEntitiesResponse>
{
    public static Authorization Authorize(GetServiceLastAccessedDetailsWithEntitiesRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<GetServiceLastAccessedDetailsWithEntitiesResponse>> HandleAsync(
        GetServiceLastAccessedDetailsWithEntitiesRequest request, Call call, CancellationToken cancellation)
    {
        var found = AccessReportJobs.Find(request.JobId, call);
        if (found.Error is { } unknown)
        {
            return unknown;
        }

        if (ActionCatalog.Aws.FindService(request.ServiceNamespace) is not { } service)
        {
            return ReportErrors.NoSuchService(request.ServiceNamespace);
        }

        var job = found.Value;
        var subject = AccessReportSubject.Of(job, call.State);
        if (subject.Error is { } error)
        {
            return Answer(job, [], null, new ErrorDetailsShape { Code = error.Code, Message = error.Message });
        }

        var uses = await AccessUses.ByAsync(
            job,
            subject.Value.Entities,
            use => LastUses.Namespace(use).Equals(service.Prefix, StringComparison.OrdinalIgnoreCase) ? use.Entity : null,
            call,
            cancellation).ConfigureAwait(false);
        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, uses.Values, Order);
        return page.Error is { } invalid ? invalid : Answer(job, [.. page.Value.Items.Select(use => Show(use, call))], page.Value.Marker, null);
    }

    // Text whose order is that of time, the latest first; ids tell those of the same second apart.
    private static string Order(AccessUse use) =>
        (long.MaxValue - (use.Last?.Time.ToUnixTimeSeconds() ?? 0)).ToString("D19", CultureInfo.InvariantCulture) + use.By?.Id;

    private static EntityDetailsShape Show(AccessUse use, Call call) => new()
    {
        EntityInfo = EntityInfoShape.Of(use.By ?? throw new InvalidOperationException("A use is somebody's."), call.Account),
        LastAuthenticated = use.Last?.Time,
    };

    private static GetServiceLastAccessedDetailsWithEntitiesResponse Answer(
        AccessReportJob job, IReadOnlyList<EntityDetailsShape> entities, string? marker, ErrorDetailsShape? error) => new()
    {
        JobStatus = error is null ? GetServiceLastAccessedDetails.Completed : GetServiceLastAccessedDetails.Failed,
        JobCreationDate = job.CreateDate,
        JobCompletionDate = job.CreateDate,
        EntityDetailsList = entities,
        IsTruncated = marker is not null,
        Marker = marker,
        Error = error,
    };
}
