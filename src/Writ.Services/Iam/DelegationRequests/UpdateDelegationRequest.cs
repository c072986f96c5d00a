using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class UpdateDelegationRequestRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }

    [Length(0, 500), Pattern(IamPattern.RoleDescription)]
    public string? Notes { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateDelegationRequest. The owner passes the request on to somebody who may accept it.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class UpdateDelegationRequest : IWriteOperation<UpdateDelegationRequestRequest, NoResponse>
{
    public static Authorization Authorize(UpdateDelegationRequestRequest request, Call call) => DelegationTarget.OwnersDefault(call, request.DelegationRequestId);

    public static Result<NoResponse> Handle(UpdateDelegationRequestRequest request, Call call, Draft draft)
    {
        var home = DelegationLookup.HomeOf(request.DelegationRequestId, call, draft);
        var found = DelegationLookup.FindIn(home, request.DelegationRequestId, call, DelegationState.Assigned, DelegationState.PendingApproval);
        if (found.Error is { } error)
        {
            return error;
        }

        home.Put(IamState.DelegationRequests, found.Value.To(DelegationState.PendingApproval, call.Now) with { Notes = request.Notes ?? found.Value.Notes });
        return NoResponse.Done;
    }
}
