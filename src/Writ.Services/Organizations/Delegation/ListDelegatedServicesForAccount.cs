using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class ListDelegatedServicesForAccountRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListDelegatedServicesForAccountResponse
{
    public IReadOnlyList<DelegatedServiceShape>? DelegatedServices { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListDelegatedServicesForAccount.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListDelegatedServicesForAccount : IReadOperation<ListDelegatedServicesForAccountRequest, ListDelegatedServicesForAccountResponse>
{
    public static Authorization Authorize(ListDelegatedServicesForAccountRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.AccountId);

    public static Result<ListDelegatedServicesForAccountResponse> Handle(ListDelegatedServicesForAccountRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        if (management.Get(OrganizationsState.Members, request.AccountId) is null)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (!management.FoundBy(OrganizationsState.DelegatedAdministrators, request.AccountId).Any())
        {
            return DelegationErrors.NotRegistered;
        }

        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => management.FoundBy(OrganizationsState.DelegatedAdministrators, request.AccountId, after is null ? null : DelegatedAdministrator.KeyOf(request.AccountId, after)),
            found => found.ServicePrincipal);
        return page.Error is { } invalid ? invalid : new ListDelegatedServicesForAccountResponse
        {
            DelegatedServices = [.. page.Value.Items.Select(found => new DelegatedServiceShape { ServicePrincipal = found.ServicePrincipal, DelegationEnabledDate = found.DelegationEnabledDate })],
            NextToken = page.Value.Marker,
        };
    }
}
