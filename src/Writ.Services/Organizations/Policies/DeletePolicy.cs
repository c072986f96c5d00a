using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class DeletePolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }
}

/// <summary>AWS: Organizations API Reference, DeletePolicy.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class DeletePolicy : IWriteOperation<DeletePolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeletePolicyRequest request, Call call) => OrganizationsTarget.Policy(call, Access.Delegable, request.PolicyId);

    public static Result<NoResponse> Handle(DeletePolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (PolicyErrors.OwnPolicy(draft.State, request.PolicyId).Error is { } missing)
        {
            return missing;
        }

        if (Attachments.Targets(draft.State, request.PolicyId).Any())
        {
            return PolicyErrors.InUse;
        }

        draft.Remove(OrganizationsState.Policies, request.PolicyId);
        return NoResponse.Done;
    }
}
