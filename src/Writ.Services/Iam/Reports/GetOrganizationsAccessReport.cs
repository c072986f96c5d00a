using Writ.Policy.Catalog;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GetOrganizationsAccessReportRequest
{
    [Length(36, 36)]
    public required string JobId { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [OneOf("SERVICE_NAMESPACE_ASCENDING", "SERVICE_NAMESPACE_DESCENDING", "LAST_AUTHENTICATED_TIME_ASCENDING", "LAST_AUTHENTICATED_TIME_DESCENDING")]
    public string? SortKey { get; init; }
}

[Shape]
public sealed partial class GetOrganizationsAccessReportResponse
{
    public required string JobStatus { get; init; }

    public required DateTimeOffset JobCreationDate { get; init; }

    public DateTimeOffset? JobCompletionDate { get; init; }

    public int? NumberOfServicesAccessible { get; init; }

    public int? NumberOfServicesNotAccessed { get; init; }

    public IReadOnlyList<AccessDetailShape>? AccessDetails { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public ErrorDetailsShape? ErrorDetails { get; init; }
}

/// <summary>AWS: IAM API Reference, GetOrganizationsAccessReport. Worked out now, from the organization and the SCPs of now.</summary>
[Operation(IamService.Name)]
public sealed class GetOrganizationsAccessReport : IStreamOperation<GetOrganizationsAccessReportRequest, GetOrganizationsAccessReportResponse>
{
    public static Authorization Authorize(GetOrganizationsAccessReportRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<GetOrganizationsAccessReportResponse>> HandleAsync(
        GetOrganizationsAccessReportRequest request, Call call, CancellationToken cancellation)
    {
        var found = AccessReportJobs.FindOfOrganization(request.JobId, call);
        if (found.Error is { } unknown)
        {
            return unknown;
        }

        var entered = OrganizationsReportSubject.Enter(call.Membership);
        if (entered.Error is { } error)
        {
            return error;
        }

        var job = found.Value;
        if (OrganizationsReportSubject.Find(entered.Value, job.EntityPath ?? "", job.OrganizationsPolicyId, out var failure) is not { } subject)
        {
            return Failed(job, failure);
        }

        var uses = await AccountUses.ByServiceAsync(job, subject.Accounts(), call, cancellation).ConfigureAwait(false);
        var details = subject.Services().Select(service => Detail(service, uses.GetValueOrDefault(service.Prefix), subject)).ToList();
        var page = AccessDetailOrder.Page(request.Marker, request.MaxItems, request.SortKey, details);
        return page.Error is { } invalid ? invalid : Completed(job, details, page.Value);
    }

    private static AccessDetailShape Detail(CatalogService service, AccountUse? use, OrganizationsReportSubject subject) => new()
    {
        ServiceName = service.Name,
        ServiceNamespace = service.Prefix,
        Region = use?.Last?.Region,
        EntityPath = use?.By is { } account ? OrganizationsReportSubject.PathOf(subject.Membership, account) : null,
        LastAuthenticatedTime = use?.Last?.Time,
        TotalAuthenticatedEntities = use?.Accounts ?? 0,
    };

    private static GetOrganizationsAccessReportResponse Failed(AccessReportJob job, ErrorDetailsShape? failure) => new()
    {
        JobStatus = GetServiceLastAccessedDetails.Failed,
        JobCreationDate = job.CreateDate,
        JobCompletionDate = job.CreateDate,
        IsTruncated = false,
        ErrorDetails = failure,
    };

    private static GetOrganizationsAccessReportResponse Completed(AccessReportJob job, List<AccessDetailShape> details, Page<AccessDetailShape> page) => new()
    {
        JobStatus = GetServiceLastAccessedDetails.Completed,
        JobCreationDate = job.CreateDate,
        JobCompletionDate = job.CreateDate,
        NumberOfServicesAccessible = details.Count,
        NumberOfServicesNotAccessed = details.Count(detail => detail.LastAuthenticatedTime is null),
        AccessDetails = page.Items,
        IsTruncated = page.IsTruncated,
        Marker = page.Marker,
    };
}
