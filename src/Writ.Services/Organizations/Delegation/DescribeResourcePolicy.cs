using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class DescribeResourcePolicyRequest
{
}

[Shape]
public sealed partial class DescribeResourcePolicyResponse
{
    public ResourcePolicyShape? ResourcePolicy { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeResourcePolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeResourcePolicy : IReadOperation<DescribeResourcePolicyRequest, DescribeResourcePolicyResponse>
{
    public static Authorization Authorize(DescribeResourcePolicyRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<DescribeResourcePolicyResponse> Handle(DescribeResourcePolicyRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Management.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is { } policy
            ? new DescribeResourcePolicyResponse { ResourcePolicy = ResourcePolicyShape.Of(policy, entered.Value) }
            : DelegationErrors.NoResourcePolicy;
    }
}
