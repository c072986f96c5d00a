using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class EnablePolicyTypeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.RootId)]
    public required string RootId { get; init; }

    [OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string PolicyType { get; init; }
}

[Shape]
public sealed partial class EnablePolicyTypeResponse
{
    public RootShape? Root { get; init; }
}

/// <summary>AWS: Organizations API Reference, EnablePolicyType. Where AWS has a policy that allows everything, it is attached everywhere.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class EnablePolicyType : IWriteOperation<EnablePolicyTypeRequest, EnablePolicyTypeResponse>
{
    public static Authorization Authorize(EnablePolicyTypeRequest request, Call call) => OrganizationsTarget.Node(call, Access.Delegable, request.RootId);

    public static Result<EnablePolicyTypeResponse> Handle(EnablePolicyTypeRequest request, Call call, Draft draft)
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

        if (!entered.Value.Organization.HasAllFeatures)
        {
            return PolicyErrors.TypeNotAvailable;
        }

        if (root.PolicyTypes.Contains(request.PolicyType))
        {
            return PolicyErrors.TypeAlreadyEnabled;
        }

        root = root with { PolicyTypes = root.PolicyTypes.Add(request.PolicyType) };
        draft.Put(OrganizationsState.Roots, root);
        if (AwsPolicies.OfType(request.PolicyType) is { } own)
        {
            Attachments.Everywhere(draft, policies => policies.Contains(own.Id) ? policies : policies.Add(own.Id));
        }

        return new EnablePolicyTypeResponse { Root = RootShape.Of(root, draft.State, entered.Value.Organization) };
    }
}
