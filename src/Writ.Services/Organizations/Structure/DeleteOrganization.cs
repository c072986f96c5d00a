using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.OrganizationsFeatures;
using Writ.Services.Operations;
using Writ.Services.Organizations.Delegation;
using Writ.Services.Organizations.Transfers;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class DeleteOrganizationRequest
{
}

/// <summary>AWS: Organizations API Reference, DeleteOrganization. Nothing of it remains but the accounts.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class DeleteOrganization : IWriteOperation<DeleteOrganizationRequest, NoResponse>
{
    public static Authorization Authorize(DeleteOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<NoResponse> Handle(DeleteOrganizationRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.State.All(OrganizationsState.Members).Count > 1)
        {
            return StructureErrors.OrganizationNotEmpty;
        }

        if (TransferLookup.HasUnderWay(draft.State, call))
        {
            return TransferErrors.UnderWay;
        }

        Clear(draft, OrganizationsState.Organizations, _ => OrganizationsState.Only);
        Clear(draft, OrganizationsState.Roots, root => root.Id);
        Clear(draft, OrganizationsState.Units, unit => unit.Id);
        Clear(draft, OrganizationsState.Members, member => member.Id);
        Clear(draft, OrganizationsState.AccountRequests, request => request.Id);
        Clear(draft, OrganizationsState.Policies, policy => policy.Id);
        Clear(draft, OrganizationsState.Handshakes, handshake => handshake.Id);
        Clear(draft, OrganizationsState.DelegatedAdministrators, delegated => DelegatedAdministrator.KeyOf(delegated.AccountId, delegated.ServicePrincipal));
        Clear(draft, OrganizationsState.ServiceAccesses, access => access.ServicePrincipal);
        Clear(draft, OrganizationsState.ResourcePolicies, _ => OrganizationsState.Only);
        Clear(draft, OrganizationsState.ResponsibilityTransfers, transfer => transfer.Id);
        Clear(draft, OrganizationsState.OutboundTransfers, outbound => outbound.Id);
        draft.Remove(IamState.RootAccess, RootAccess.Key);
        return NoResponse.Done;
    }

    private static void Clear<T>(Draft draft, ResourceKind<T> kind, Func<T, string> keyOf) where T : class
    {
        foreach (var resource in draft.State.All(kind).Values)
        {
            draft.Remove(kind, keyOf(resource));
        }
    }
}
