using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class DescribePolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }
}

[Shape]
public sealed partial class DescribePolicyResponse
{
    public PolicyShape? Policy { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribePolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribePolicy : IReadOperation<DescribePolicyRequest, DescribePolicyResponse>
{
    public static Authorization Authorize(DescribePolicyRequest request, Call call) => OrganizationsTarget.Policy(call, Access.Administrators, request.PolicyId);

    public static Result<DescribePolicyResponse> Handle(DescribePolicyRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        return Attachments.Find(entered.Value.Management, request.PolicyId) is { } policy
            ? new DescribePolicyResponse { Policy = PolicyShape.Of(policy, entered.Value) }
            : PolicyErrors.NotFound;
    }
}
