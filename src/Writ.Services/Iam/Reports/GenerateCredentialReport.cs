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
public sealed class GenerateCredentialReport : IPreparedWriteOperation<GenerateCredentialReportRequest, GenerateCredentialReportResponse, CredentialReport?>
{
    public static Authorization Authorize(GenerateCredentialReportRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<CredentialReport?>> PrepareAsync(GenerateCredentialReportRequest request, Call call, CancellationToken cancellation) =>
        HasFresh(call.State, call)
            ? Result<CredentialReport?>.Of(null)
            : Result<CredentialReport?>.Of(new CredentialReport
            {
                GeneratedTime = call.Now,
                Compressed = await CredentialTable.CompressedAsync(call, cancellation).ConfigureAwait(false),
            });

    public static Result<GenerateCredentialReportResponse> Handle(GenerateCredentialReportRequest request, Call call, Draft draft, CredentialReport? prepared)
    {
        if (prepared is null || HasFresh(draft.State, call)) // of calls that came together the first one's report stays
        {
            return new GenerateCredentialReportResponse { State = "COMPLETE" };
        }

        draft.Put(IamState.CredentialReports, prepared);
        return new GenerateCredentialReportResponse { State = "STARTED", Description = "No report exists. Starting a new report generation task" };
    }

    private static bool HasFresh(AccountState state, Call call) => state.Get(IamState.CredentialReports, CredentialReport.Key)?.IsFresh(call.Now) == true;
}
