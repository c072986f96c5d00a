using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class RegisterDelegatedAdministratorRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.ServicePrincipal), ConditionKey("organizations:ServicePrincipal")]
    public required string ServicePrincipal { get; init; }
}

/// <summary>AWS: Organizations API Reference, RegisterDelegatedAdministrator.</summary>
[Operation(OrganizationsService.Name)]
public sealed class RegisterDelegatedAdministrator : IWriteOperation<RegisterDelegatedAdministratorRequest, NoResponse>
{
    public static Authorization Authorize(RegisterDelegatedAdministratorRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.AccountId);

    public static Result<NoResponse> Handle(RegisterDelegatedAdministratorRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (Check(request, draft.State, entered.Value.Organization, call) is { } refusal)
        {
            return refusal;
        }

        draft.Put(OrganizationsState.DelegatedAdministrators, new DelegatedAdministrator
        {
            AccountId = request.AccountId,
            ServicePrincipal = request.ServicePrincipal,
            DelegationEnabledDate = call.Now,
        });
        return NoResponse.Done;
    }

    private static AwsError? Check(RegisterDelegatedAdministratorRequest request, AccountState state, Organization organization, Call call)
    {
        if (state.Get(OrganizationsState.Members, request.AccountId) is null)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (request.AccountId == state.Id.ToString())
        {
            return DelegationErrors.CannotRegisterManagement;
        }

        if (AccountProfile.Of(call.Platform.Outlines(AccountId.Parse(request.AccountId)), call.Platform).IsClosed)
        {
            return DelegationErrors.CannotRegisterSuspended;
        }

        return !organization.HasAllFeatures ? OrganizationsErrors.AllFeaturesRequired
            : !ServicePrincipals.IsKnown(request.ServicePrincipal) ? DelegationErrors.UnknownService
            : state.Get(OrganizationsState.ServiceAccesses, request.ServicePrincipal) is null ? DelegationErrors.AccessNotEnabled
            : state.Get(OrganizationsState.DelegatedAdministrators, DelegatedAdministrator.KeyOf(request.AccountId, request.ServicePrincipal)) is not null ? DelegationErrors.AlreadyRegistered
            : state.FoundBy(OrganizationsState.DelegatedAdministrators, request.ServicePrincipal).Count() >= OrganizationsQuota.DelegatedAdministratorsPerService ? DelegationErrors.AdministratorsExceeded
            : null;
    }
}
