using Writ.Services.Operations;
using Writ.Services.Organizations.Policies.Management;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class DescribeEffectivePolicyRequest
{
    [OneOf("TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string PolicyType { get; init; }

    [Length(0, 100), Pattern(OrganizationsPattern.PolicyTargetId)]
    public string? TargetId { get; init; }
}

[Shape]
public sealed partial class DescribeEffectivePolicyResponse
{
    public EffectivePolicyShape? EffectivePolicy { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeEffectivePolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeEffectivePolicy : IReadOperation<DescribeEffectivePolicyRequest, DescribeEffectivePolicyResponse>
{
    public static Authorization Authorize(DescribeEffectivePolicyRequest request, Call call) => OrganizationsTarget.Node(call, AccessTo(request, call), Target(request, call));

    public static Result<DescribeEffectivePolicyResponse> Handle(DescribeEffectivePolicyRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, AccessTo(request, call));
        if (entered.Error is { } error)
        {
            return error;
        }

        var id = Target(request, call);
        if (NodeIds.TypeOf(id) != NodeIds.Account)
        {
            return PolicyErrors.TargetNotSupported;
        }

        if (entered.Value.Management.Get(OrganizationsState.Members, id) is not { } member)
        {
            return OrganizationsErrors.TargetNotFound;
        }

        return EffectivePolicies.Of(entered.Value.Management, member, request.PolicyType) is not { } effective ? PolicyErrors.NoEffectivePolicy : new DescribeEffectivePolicyResponse
        {
            EffectivePolicy = new EffectivePolicyShape
            {
                PolicyContent = effective.Content,
                LastUpdatedTimestamp = effective.Updated,
                TargetId = id,
                PolicyType = request.PolicyType,
            },
        };
    }

    /// <summary>Every account may ask about itself.</summary>
    private static Access AccessTo(DescribeEffectivePolicyRequest request, Call call) =>
        Target(request, call) == call.Account.ToString() ? Access.Members : Access.Administrators;

    private static string Target(DescribeEffectivePolicyRequest request, Call call) => request.TargetId ?? call.Account.ToString();
}
