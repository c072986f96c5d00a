using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class ListAccountsRequest
{
    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListAccountsResponse
{
    public IReadOnlyList<AccountShape>? Accounts { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListAccounts.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListAccounts : IReadOperation<ListAccountsRequest, ListAccountsResponse>
{
    public static Authorization Authorize(ListAccountsRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListAccountsResponse> Handle(ListAccountsRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, management.All(OrganizationsState.Members).After, member => member.Id);
        return page.Error is { } invalid ? invalid : new ListAccountsResponse
        {
            Accounts = [.. page.Value.Items.Select(member => AccountShape.Of(member, entered.Value, call.Platform))],
            NextToken = page.Value.Marker,
        };
    }
}
