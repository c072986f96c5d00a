using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class ListAccountsForParentRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string ParentId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListAccountsForParentResponse
{
    public IReadOnlyList<AccountShape>? Accounts { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListAccountsForParent.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListAccountsForParent : IReadOperation<ListAccountsForParentRequest, ListAccountsForParentResponse>
{
    public static Authorization Authorize(ListAccountsForParentRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.ParentId);

    public static Result<ListAccountsForParentResponse> Handle(ListAccountsForParentRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        if (!Tree.IsParent(management, request.ParentId))
        {
            return OrganizationsErrors.ParentNotFound;
        }

        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, after => Tree.MembersIn(management, request.ParentId, after), member => member.Id);
        return page.Error is { } invalid ? invalid : new ListAccountsForParentResponse
        {
            Accounts = [.. page.Value.Items.Select(member => AccountShape.Of(member, entered.Value, call.Platform))],
            NextToken = page.Value.Marker,
        };
    }
}
