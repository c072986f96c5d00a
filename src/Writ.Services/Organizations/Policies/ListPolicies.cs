using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class ListPoliciesRequest
{
    [OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string Filter { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListPoliciesResponse
{
    public IReadOnlyList<PolicySummaryShape>? Policies { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListPolicies.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListPolicies : IReadOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public static Authorization Authorize(ListPoliciesRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListPoliciesResponse> Handle(ListPoliciesRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => (after is null && AwsPolicies.OfType(request.Filter) is { } own ? new[] { own } : [])
                .Concat(management.FoundBy(OrganizationsState.Policies, request.Filter, after is null || AwsPolicies.Find(after) is not null ? null : after)),
            policy => policy.Id);
        return page.Error is { } invalid ? invalid : new ListPoliciesResponse
        {
            Policies = [.. page.Value.Items.Select(policy => PolicySummaryShape.Of(policy, entered.Value))],
            NextToken = page.Value.Marker,
        };
    }
}
