using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class ListAWSServiceAccessForOrganizationRequest
{
    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListAWSServiceAccessForOrganizationResponse
{
    public IReadOnlyList<EnabledServicePrincipalShape>? EnabledServicePrincipals { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListAWSServiceAccessForOrganization.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListAWSServiceAccessForOrganization : IReadOperation<ListAWSServiceAccessForOrganizationRequest, ListAWSServiceAccessForOrganizationResponse>
{
    public static Authorization Authorize(ListAWSServiceAccessForOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListAWSServiceAccessForOrganizationResponse> Handle(ListAWSServiceAccessForOrganizationRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, entered.Value.Management.All(OrganizationsState.ServiceAccesses).After, access => access.ServicePrincipal);
        return page.Error is { } invalid ? invalid : new ListAWSServiceAccessForOrganizationResponse
        {
            EnabledServicePrincipals = [.. page.Value.Items.Select(access => new EnabledServicePrincipalShape { ServicePrincipal = access.ServicePrincipal, DateEnabled = access.DateEnabled })],
            NextToken = page.Value.Marker,
        };
    }
}
