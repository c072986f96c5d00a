using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class AssociateDelegationRequestRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }
}

/// <summary>AWS: IAM API Reference, AssociateDelegationRequest. The caller becomes the owner, its account the owner's account.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class AssociateDelegationRequest : IWriteOperation<AssociateDelegationRequestRequest, NoResponse>
{
    public static Authorization Authorize(AssociateDelegationRequestRequest request, Call call) => DelegationTarget.Of(call, request.DelegationRequestId);

    public static Result<NoResponse> Handle(AssociateDelegationRequestRequest request, Call call, Draft draft)
    {
        var home = DelegationLookup.HomeOf(request.DelegationRequestId, call, draft);
        var found = DelegationLookup.FindIn(home, request.DelegationRequestId, call, DelegationState.Unassigned);
        if (found.Error is { } error)
        {
            return error;
        }

        home.Put(IamState.DelegationRequests, found.Value.To(DelegationState.Assigned, call.Now) with
        {
            OwnerAccountId = call.Account.ToString(),
            Owner = DelegationIdentity.Of(call.Principal),
        });
        return NoResponse.Done;
    }
}
