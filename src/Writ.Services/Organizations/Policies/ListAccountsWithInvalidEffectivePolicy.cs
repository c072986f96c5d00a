using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class ListAccountsWithInvalidEffectivePolicyRequest
{
    [OneOf("TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string PolicyType { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListAccountsWithInvalidEffectivePolicyResponse
{
    public IReadOnlyList<AccountShape>? Accounts { get; init; }

    public string? PolicyType { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListAccountsWithInvalidEffectivePolicy. A policy that is not valid is not saved, so none comes to be in effect.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListAccountsWithInvalidEffectivePolicy : IReadOperation<ListAccountsWithInvalidEffectivePolicyRequest, ListAccountsWithInvalidEffectivePolicyResponse>
{
    public static Authorization Authorize(ListAccountsWithInvalidEffectivePolicyRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListAccountsWithInvalidEffectivePolicyResponse> Handle(ListAccountsWithInvalidEffectivePolicyRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var page = OrganizationsPages.Take<AccountShape>(request.NextToken, request.MaxResults, _ => [], account => account.Id ?? "");
        return page.Error is { } invalid ? invalid : new ListAccountsWithInvalidEffectivePolicyResponse { Accounts = [], PolicyType = request.PolicyType };
    }
}
