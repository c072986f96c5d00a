using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class GetHumanReadableSummaryRequest
{
    [Length(20, 2048)]
    public required string EntityArn { get; init; }

    [Length(2, 12)]
    public string? Locale { get; init; }
}

[Shape]
public sealed partial class GetHumanReadableSummaryResponse
{
    public string? SummaryContent { get; init; }

    public string? Locale { get; init; }

    public string? SummaryState { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, GetHumanReadableSummary. AWS lets a language model write it; here the sentences are made from the policy itself, in
/// English, so that they say all that it says and nothing else.
/// </summary>
[Operation(IamService.Name)]
public sealed class GetHumanReadableSummary : IReadOperation<GetHumanReadableSummaryRequest, GetHumanReadableSummaryResponse>
{
    private const string English = "en";
    private const string Available = "AVAILABLE";
    private const string NotSupported = "NOT_SUPPORTED";

    /// <summary>An ARN that can name no request of the caller's account is asked about as it stands.</summary>
    public static Authorization Authorize(GetHumanReadableSummaryRequest request, Call call) =>
        DelegationTarget.IdIn(request.EntityArn, call) is { } id ? DelegationTarget.OwnersDefault(call, id) : Authorization.On(request.EntityArn is "" ? "*" : request.EntityArn);

    public static Result<GetHumanReadableSummaryResponse> Handle(GetHumanReadableSummaryRequest request, Call call)
    {
        if (DelegationTarget.IdIn(request.EntityArn, call) is not { } id)
        {
            return DelegationErrors.NotSummarizable(request.EntityArn);
        }

        var found = DelegationLookup.Find(id, call);
        if (found.Error is { } error)
        {
            return error;
        }

        var locale = request.Locale ?? English;
        var isEnglish = locale.Split('-', '_')[0].Equals(English, StringComparison.OrdinalIgnoreCase);
        return new GetHumanReadableSummaryResponse
        {
            SummaryContent = isEnglish ? PolicySummary.Of(found.Value.PermissionPolicy.Compile(PolicyKind.Identity)) : null,
            Locale = locale,
            SummaryState = isEnglish ? Available : NotSupported,
        };
    }
}
