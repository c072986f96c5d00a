using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class EnableAWSServiceAccessRequest
{
    [Length(1, 128), Pattern(OrganizationsPattern.ServicePrincipal), ConditionKey("organizations:ServicePrincipal")]
    public required string ServicePrincipal { get; init; }
}

/// <summary>AWS: Organizations API Reference, EnableAWSServiceAccess.</summary>
[Operation(OrganizationsService.Name)]
public sealed class EnableAWSServiceAccess : IWriteOperation<EnableAWSServiceAccessRequest, NoResponse>
{
    public static Authorization Authorize(EnableAWSServiceAccessRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<NoResponse> Handle(EnableAWSServiceAccessRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (!entered.Value.Organization.HasAllFeatures)
        {
            return OrganizationsErrors.AllFeaturesRequired;
        }

        if (!ServicePrincipals.IsKnown(request.ServicePrincipal))
        {
            return DelegationErrors.UnknownService;
        }

        if (draft.Get(OrganizationsState.ServiceAccesses, request.ServicePrincipal) is null)
        {
            draft.Put(OrganizationsState.ServiceAccesses, new ServiceAccess { ServicePrincipal = request.ServicePrincipal, DateEnabled = call.Now });
        }

        return NoResponse.Done;
    }
}
