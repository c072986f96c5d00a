using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class DeregisterDelegatedAdministratorRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.ServicePrincipal), ConditionKey("organizations:ServicePrincipal")]
    public required string ServicePrincipal { get; init; }
}

/// <summary>AWS: Organizations API Reference, DeregisterDelegatedAdministrator.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DeregisterDelegatedAdministrator : IWriteOperation<DeregisterDelegatedAdministratorRequest, NoResponse>
{
    public static Authorization Authorize(DeregisterDelegatedAdministratorRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.AccountId);

    public static Result<NoResponse> Handle(DeregisterDelegatedAdministratorRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.Get(OrganizationsState.Members, request.AccountId) is null)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (!ServicePrincipals.IsKnown(request.ServicePrincipal))
        {
            return DelegationErrors.UnknownService;
        }

        var key = DelegatedAdministrator.KeyOf(request.AccountId, request.ServicePrincipal);
        if (draft.Get(OrganizationsState.DelegatedAdministrators, key) is null)
        {
            return DelegationErrors.NotRegistered;
        }

        draft.Remove(OrganizationsState.DelegatedAdministrators, key);
        return NoResponse.Done;
    }
}
