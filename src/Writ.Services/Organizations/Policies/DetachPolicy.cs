using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class DetachPolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }

    [Length(0, 100), Pattern(OrganizationsPattern.PolicyTargetId)]
    public required string TargetId { get; init; }
}

/// <summary>AWS: Organizations API Reference, DetachPolicy.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class DetachPolicy : IWriteOperation<DetachPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DetachPolicyRequest request, Call call) => OrganizationsTarget.Attachment(call, Access.Delegable, request.PolicyId, request.TargetId);

    public static Result<NoResponse> Handle(DetachPolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var found = Attachments.Resolve(draft.State, request.PolicyId, request.TargetId);
        if (found.Error is { } missing)
        {
            return missing;
        }

        var (policy, target) = found.Value;
        if (!target.Policies.Contains(policy.Id))
        {
            return PolicyErrors.NotAttached;
        }

        if (policy.Id == AwsPolicies.FullResourceAccessId)
        {
            return PolicyErrors.NonDetachable;
        }

        if (policy.Type == PolicyTypes.ServiceControl && Attachments.OfType(draft.State, target, policy.Type).Count() == 1)
        {
            return PolicyErrors.LastAttachment;
        }

        Tree.Put(draft, target with { Policies = target.Policies.Remove(policy.Id, StringComparer.Ordinal) });
        return NoResponse.Done;
    }
}
