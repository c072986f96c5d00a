using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class ListPoliciesForTargetRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.PolicyTargetId)]
    public required string TargetId { get; init; }

    [OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string Filter { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListPoliciesForTargetResponse
{
    public IReadOnlyList<PolicySummaryShape>? Policies { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListPoliciesForTarget.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListPoliciesForTarget : IReadOperation<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse>
{
    public static Authorization Authorize(ListPoliciesForTargetRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.TargetId);

    public static Result<ListPoliciesForTargetResponse> Handle(ListPoliciesForTargetRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        if (Tree.Find(management, request.TargetId) is not { } target)
        {
            return OrganizationsErrors.TargetNotFound;
        }

        var page = Paging.TakeOrdered(request.NextToken, request.MaxResults ?? OrganizationsPages.MaxItems, Attachments.OfType(management, target, request.Filter), policy => policy.Id);
        return page.Error is not null ? OrganizationsErrors.InvalidNextToken : new ListPoliciesForTargetResponse
        {
            Policies = [.. page.Value.Items.Select(policy => PolicySummaryShape.Of(policy, entered.Value))],
            NextToken = page.Value.Marker,
        };
    }
}
