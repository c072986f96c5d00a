using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GetCredentialReportRequest
{
}

[Shape]
public sealed partial class GetCredentialReportResponse
{
    public byte[]? Content { get; init; }

    public string? ReportFormat { get; init; }

    public DateTimeOffset? GeneratedTime { get; init; }
}

/// <summary>AWS: IAM API Reference, GetCredentialReport.</summary>
[Operation(IamService.Name)]
public sealed class GetCredentialReport : IReadOperation<GetCredentialReportRequest, GetCredentialReportResponse>
{
    public static Authorization Authorize(GetCredentialReportRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetCredentialReportResponse> Handle(GetCredentialReportRequest request, Call call) =>
        call.State.Get(IamState.CredentialReports, CredentialReport.Key) switch
        {
            null => ReportErrors.NotPresent,
            var report when !report.IsFresh(call.Now) => ReportErrors.Expired,
            var report => new GetCredentialReportResponse { Content = report.Content(), ReportFormat = "text/csv", GeneratedTime = report.GeneratedTime },
        };
}
