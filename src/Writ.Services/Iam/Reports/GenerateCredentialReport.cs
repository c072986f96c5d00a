using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GenerateCredentialReportRequest
{
}

[Shape]
public sealed partial class GenerateCredentialReportResponse
{
    public string? State { get; init; }

    public string? Description { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, GenerateCredentialReport. The report is made before the answer and outside the writer lock; one that
/// is not four hours old stays.
/// </summary>
[Operation(IamService.Name)]
public sealed class GenerateCredentialReport : IPreparedWriteOperation<GenerateCredentialReportRequest, GenerateCredentialReportResponse, CredentialReport>
{
    public static Authorization Authorize(GenerateCredentialReportRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<CredentialReport>> PrepareAsync(GenerateCredentialReportRequest request, Call call, CancellationToken cancellation) =>
        Fresh(call.State, call) ?? new CredentialReport
        {
            GeneratedTime = call.Now,
            Compressed = await CredentialTable.CompressedAsync(call, cancellation).ConfigureAwait(false),
        };

    public static Result<GenerateCredentialReportResponse> Handle(GenerateCredentialReportRequest request, Call call, Draft draft, CredentialReport prepared)
    {
        if (Fresh(draft.State, call) is not null) // of calls that came together the first one's report stays
        {
            return new GenerateCredentialReportResponse { State = "COMPLETE" };
        }

        draft.Put(IamState.CredentialReports, prepared);
        return new GenerateCredentialReportResponse { State = "STARTED", Description = "No report exists. Starting a new report generation task" };
    }

    private static CredentialReport? Fresh(AccountState state, Call call) =>
        state.Get(IamState.CredentialReports, CredentialReport.Key) is { } report && report.IsFresh(call.Now) ? report : null;
}
