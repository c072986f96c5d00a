using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class AcceptDelegationRequestRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, AcceptDelegationRequest. The caller is recorded as the identity that the delegated credentials will act as, so they never
/// have more than it has, whatever the request asks for.
/// </summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class AcceptDelegationRequest : IWriteOperation<AcceptDelegationRequestRequest, NoResponse>
{
    /// <summary>In seconds (AWS: IAM User Guide, IAM temporary delegation).</summary>
    private const int MaxDurationForRoot = 4 * 3_600;

    public static Authorization Authorize(AcceptDelegationRequestRequest request, Call call) => DelegationTarget.Of(call, request.DelegationRequestId);

    public static Result<NoResponse> Handle(AcceptDelegationRequestRequest request, Call call, Draft draft)
    {
        var home = DelegationLookup.HomeOf(request.DelegationRequestId, call, draft);
        var found = DelegationLookup.Find(home.State, request.DelegationRequestId, call);
        if (found.Error is { } error)
        {
            return error;
        }

        if (found.Value.StateAt(call.Now) is not (DelegationState.Assigned or DelegationState.PendingApproval) and var state)
        {
            return DelegationErrors.Moved(request.DelegationRequestId, state);
        }

        if (call.Principal.Caller.Kind == CallerKind.Root && found.Value.SessionDuration > MaxDurationForRoot)
        {
            return DelegationErrors.RootDurationExceeded;
        }

        home.Put(IamState.DelegationRequests, found.Value.To(DelegationState.Accepted, call.Now) with
        {
            Approver = DelegationIdentity.Of(call.Principal),
            AcceptedTime = call.Now,
        });
        return NoResponse.Done;
    }
}
