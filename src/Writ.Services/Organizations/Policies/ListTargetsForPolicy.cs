using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class ListTargetsForPolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListTargetsForPolicyResponse
{
    public IReadOnlyList<PolicyTargetSummaryShape>? Targets { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListTargetsForPolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListTargetsForPolicy : IReadOperation<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse>
{
    public static Authorization Authorize(ListTargetsForPolicyRequest request, Call call) => OrganizationsTarget.Policy(call, Access.Administrators, request.PolicyId);

    public static Result<ListTargetsForPolicyResponse> Handle(ListTargetsForPolicyRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        if (Attachments.Find(management, request.PolicyId) is null)
        {
            return PolicyErrors.NotFound;
        }

        var page = Paging.TakeOrdered(request.NextToken, request.MaxResults ?? OrganizationsPages.MaxItems, Attachments.Targets(management, request.PolicyId), target => target.Id);
        return page.Error is not null ? OrganizationsErrors.InvalidNextToken : new ListTargetsForPolicyResponse
        {
            Targets = [.. page.Value.Items.Select(target => PolicyTargetSummaryShape.Of(target, entered.Value, call.Platform))],
            NextToken = page.Value.Marker,
        };
    }
}
