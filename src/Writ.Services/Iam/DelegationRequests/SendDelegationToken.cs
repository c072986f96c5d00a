using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class SendDelegationTokenRequest
{
    [Length(16, 128), Pattern(IamPattern.DelegationRequestId)]
    public required string DelegationRequestId { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, SendDelegationToken. The delegation begins. Its token is nothing that must be kept: <see cref="DelegationToken"/> makes it
/// for whoever delivers it, from the request.
/// </summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class SendDelegationToken : IWriteOperation<SendDelegationTokenRequest, NoResponse>
{
    public static Authorization Authorize(SendDelegationTokenRequest request, Call call) => DelegationTarget.Of(call, request.DelegationRequestId);

    public static Result<NoResponse> Handle(SendDelegationTokenRequest request, Call call, Draft draft)
    {
        var home = DelegationLookup.HomeOf(request.DelegationRequestId, call, draft);
        var found = DelegationLookup.FindIn(home, request.DelegationRequestId, call, DelegationState.Accepted);
        if (found.Error is { } error)
        {
            return error;
        }

        if (found.Value is { OnlySendByOwner: true, Owner: var owner } && owner?.Is(call.Principal) != true)
        {
            return DelegationErrors.OnlyOwnerSends(call.Principal.Arn, DelegationTarget.Arn(call, request.DelegationRequestId));
        }

        home.Put(IamState.DelegationRequests, found.Value.To(DelegationState.Finalized, call.Now));
        return NoResponse.Done;
    }
}
