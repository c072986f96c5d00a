using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class DisablePolicyTypeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.RootId)]
    public required string RootId { get; init; }

    [OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string PolicyType { get; init; }
}

[Shape]
public sealed partial class DisablePolicyTypeResponse
{
    public RootShape? Root { get; init; }
}

/// <summary>AWS: Organizations API Reference, DisablePolicyType. All policies of the type are detached from everything.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class DisablePolicyType : IWriteOperation<DisablePolicyTypeRequest, DisablePolicyTypeResponse>
{
    public static Authorization Authorize(DisablePolicyTypeRequest request, Call call) => OrganizationsTarget.Node(call, Access.Delegable, request.RootId);

    public static Result<DisablePolicyTypeResponse> Handle(DisablePolicyTypeRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.Get(OrganizationsState.Roots, request.RootId) is not { } root)
        {
            return StructureErrors.RootNotFound;
        }

        if (!root.PolicyTypes.Contains(request.PolicyType))
        {
            return PolicyErrors.TypeNotEnabled;
        }

        var gone = Attachments.IdsOfType(draft.State, request.PolicyType);
        draft.Put(OrganizationsState.Roots, root with { PolicyTypes = root.PolicyTypes.Remove(request.PolicyType, StringComparer.Ordinal) });
        Attachments.Everywhere(draft, policies => policies.RemoveAll(gone.Contains));
        return new DisablePolicyTypeResponse { Root = RootShape.Of(draft.Get(OrganizationsState.Roots, root.Id) ?? root, draft.State, entered.Value.Organization) };
    }
}
