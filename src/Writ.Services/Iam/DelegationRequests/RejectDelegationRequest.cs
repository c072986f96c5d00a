using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class RejectDelegationRequestRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }

    [Length(0, 500), Pattern(IamPattern.RoleDescription)]
    public string? Notes { get; init; }
}

/// <summary>AWS: IAM API Reference, RejectDelegationRequest. An acceptance can be taken back until the token is sent.</summary>
[Operation(IamService.Name)]
public sealed class RejectDelegationRequest
    : IWriteOperation<RejectDelegationRequestRequest, NoResponse>, IElsewhereOperation<RejectDelegationRequestRequest>
{
    public static Authorization Authorize(RejectDelegationRequestRequest request, Call call) => DelegationTarget.Of(call, request.DelegationRequestId);

    public static AccountId WritesTo(RejectDelegationRequestRequest request, Call call) => DelegationLookup.HomeOf(request.DelegationRequestId, call);

    public static Result<NoResponse> Handle(RejectDelegationRequestRequest request, Call call, Draft draft)
    {
        var found = DelegationLookup.FindIn(
            draft, request.DelegationRequestId, call, DelegationState.Assigned, DelegationState.PendingApproval, DelegationState.Accepted);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.DelegationRequests, found.Value.To(DelegationState.Rejected, call.Now) with { RejectionReason = request.Notes });
        return NoResponse.Done;
    }
}
