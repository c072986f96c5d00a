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
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class RejectDelegationRequest : IWriteOperation<RejectDelegationRequestRequest, NoResponse>
{
    public static Authorization Authorize(RejectDelegationRequestRequest request, Call call) => DelegationTarget.Of(call, request.DelegationRequestId);

    public static Result<NoResponse> Handle(RejectDelegationRequestRequest request, Call call, Draft draft)
    {
        var home = DelegationLookup.HomeOf(request.DelegationRequestId, call, draft);
        var found = DelegationLookup.FindIn(
            home, request.DelegationRequestId, call, DelegationState.Assigned, DelegationState.PendingApproval, DelegationState.Accepted);
        if (found.Error is { } error)
        {
            return error;
        }

        home.Put(IamState.DelegationRequests, found.Value.To(DelegationState.Rejected, call.Now) with { RejectionReason = request.Notes });
        return NoResponse.Done;
    }
}
