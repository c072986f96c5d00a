using Writ.Services.Operations;
using Writ.Services.Organizations.Policies.Management;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class ListEffectivePolicyValidationErrorsRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [OneOf("TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string PolicyType { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListEffectivePolicyValidationErrorsResponse
{
    public string? AccountId { get; init; }

    public string? PolicyType { get; init; }

    public string? Path { get; init; }

    public DateTimeOffset? EvaluationTimestamp { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<EffectivePolicyValidationErrorShape>? EffectivePolicyValidationErrors { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListEffectivePolicyValidationErrors. A policy that is not valid is not saved, so there are none.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListEffectivePolicyValidationErrors : IReadOperation<ListEffectivePolicyValidationErrorsRequest, ListEffectivePolicyValidationErrorsResponse>
{
    public static Authorization Authorize(ListEffectivePolicyValidationErrorsRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.AccountId);

    public static Result<ListEffectivePolicyValidationErrorsResponse> Handle(ListEffectivePolicyValidationErrorsRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (entered.Value.Management.Get(OrganizationsState.Members, request.AccountId) is not { } member)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (EffectivePolicies.Of(entered.Value.Management, member, request.PolicyType) is null)
        {
            return PolicyErrors.NoEffectivePolicy;
        }

        var page = OrganizationsPages.Take<EffectivePolicyValidationErrorShape>(request.NextToken, request.MaxResults, _ => [], fault => fault.PathToError ?? "");
        return page.Error is { } invalid ? invalid : new ListEffectivePolicyValidationErrorsResponse
        {
            AccountId = member.Id,
            PolicyType = request.PolicyType,
            Path = Tree.Path(entered.Value, member),
            EvaluationTimestamp = call.Now,
            EffectivePolicyValidationErrors = [],
        };
    }
}
