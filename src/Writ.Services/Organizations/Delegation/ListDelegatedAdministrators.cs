using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class ListDelegatedAdministratorsRequest
{
    [Length(1, 128), Pattern(OrganizationsPattern.ServicePrincipal), ConditionKey("organizations:ServicePrincipal")]
    public string? ServicePrincipal { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListDelegatedAdministratorsResponse
{
    public IReadOnlyList<DelegatedAdministratorShape>? DelegatedAdministrators { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListDelegatedAdministrators.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListDelegatedAdministrators : IReadOperation<ListDelegatedAdministratorsRequest, ListDelegatedAdministratorsResponse>
{
    public static Authorization Authorize(ListDelegatedAdministratorsRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListDelegatedAdministratorsResponse> Handle(ListDelegatedAdministratorsRequest request, Call call)
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
            after => Earliest(management, request.ServicePrincipal).SkipWhile(found => after is not null && string.CompareOrdinal(found.AccountId, after) <= 0),
            found => found.AccountId);
        return page.Error is { } invalid ? invalid : new ListDelegatedAdministratorsResponse
        {
            DelegatedAdministrators = [.. page.Value.Items.Select(found => DelegatedAdministratorShape.Of(found, entered.Value, call.Platform))],
            NextToken = page.Value.Marker,
        };
    }

    /// <summary>Each account once, with the first of its services, in the order of their ids.</summary>
    private static IEnumerable<DelegatedAdministrator> Earliest(AccountState management, string? service) => management.All(OrganizationsState.DelegatedAdministrators).Values
        .Where(found => service is null || found.ServicePrincipal == service)
        .GroupBy(found => found.AccountId, StringComparer.Ordinal)
        .Select(services => services.MinBy(found => found.DelegationEnabledDate))
        .OfType<DelegatedAdministrator>()
        .OrderBy(found => found.AccountId, StringComparer.Ordinal);
}
