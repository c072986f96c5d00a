using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class DisableAWSServiceAccessRequest
{
    [Length(1, 128), Pattern(OrganizationsPattern.ServicePrincipal), ConditionKey("organizations:ServicePrincipal")]
    public required string ServicePrincipal { get; init; }
}

/// <summary>AWS: Organizations API Reference, DisableAWSServiceAccess.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DisableAWSServiceAccess : IWriteOperation<DisableAWSServiceAccessRequest, NoResponse>
{
    public static Authorization Authorize(DisableAWSServiceAccessRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<NoResponse> Handle(DisableAWSServiceAccessRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (!ServicePrincipals.IsKnown(request.ServicePrincipal))
        {
            return DelegationErrors.UnknownService;
        }

        // Administrators of a service that is no longer trusted would administer nothing.
        foreach (var delegated in draft.State.FoundBy(OrganizationsState.DelegatedAdministrators, request.ServicePrincipal).ToList())
        {
            draft.Remove(OrganizationsState.DelegatedAdministrators, DelegatedAdministrator.KeyOf(delegated.AccountId, delegated.ServicePrincipal));
        }

        draft.Remove(OrganizationsState.ServiceAccesses, request.ServicePrincipal);
        return NoResponse.Done;
    }
}
