using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class GetDelegationRequestRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }

    public bool? DelegationPermissionCheck { get; init; }
}

[Shape]
public sealed partial class GetDelegationRequestResponse
{
    public DelegationRequestShape? DelegationRequest { get; init; }

    public string? PermissionCheckStatus { get; init; }

    public string? PermissionCheckResult { get; init; }
}

/// <summary>AWS: IAM API Reference, GetDelegationRequest. The permission check is done when the answer is given.</summary>
[Operation(IamService.Name)]
public sealed class GetDelegationRequest : IReadOperation<GetDelegationRequestRequest, GetDelegationRequestResponse>
{
    private const string Complete = "COMPLETE";

    public static Authorization Authorize(GetDelegationRequestRequest request, Call call) => DelegationTarget.OwnersDefault(call, request.DelegationRequestId);

    public static Result<GetDelegationRequestResponse> Handle(GetDelegationRequestRequest request, Call call)
    {
        var found = DelegationLookup.Find(request.DelegationRequestId, call);
        if (found.Error is { } error)
        {
            return error;
        }

        var isChecked = request.DelegationPermissionCheck == true;
        return new GetDelegationRequestResponse
        {
            DelegationRequest = DelegationRequestShape.Of(found.Value, call.Now),
            PermissionCheckStatus = isChecked ? Complete : null,
            PermissionCheckResult = isChecked ? PermissionCheck.Of(found.Value.PermissionPolicy, call) : null,
        };
    }
}
