using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class AttachPolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }

    [Length(0, 100), Pattern(OrganizationsPattern.PolicyTargetId)]
    public required string TargetId { get; init; }
}

/// <summary>AWS: Organizations API Reference, AttachPolicy.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class AttachPolicy : IWriteOperation<AttachPolicyRequest, NoResponse>
{
    public static Authorization Authorize(AttachPolicyRequest request, Call call) => OrganizationsTarget.Attachment(call, Access.Delegable, request.PolicyId, request.TargetId);

    public static Result<NoResponse> Handle(AttachPolicyRequest request, Call call, Draft draft)
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
        if (target.Policies.Contains(policy.Id))
        {
            return PolicyErrors.DuplicateAttachment;
        }

        if (Attachments.OfType(draft.State, target, policy.Type).Count() >= PolicyTypes.MaxAttached(policy.Type))
        {
            return PolicyErrors.AttachmentsExceeded;
        }

        Tree.Put(draft, target with { Policies = target.Policies.Add(policy.Id) });
        return NoResponse.Done;
    }
}
