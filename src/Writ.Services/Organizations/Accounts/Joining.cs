using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Handshakes;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Accounts;

/// <summary>How accounts come into an organization and out of it.</summary>
internal static class Joining
{
    /// <summary>Puts an account into the organization that the management account's draft is of.</summary>
    /// <param name="management">The management account.</param>
    /// <param name="joining">The account.</param>
    /// <param name="call">The call.</param>
    /// <param name="member">The account as the organization has it.</param>
    public static void Put(Draft management, Draft joining, Call call, Member member)
    {
        management.Put(OrganizationsState.Members, member with { Policies = AwsPolicies.OfNewNode(management.State) });
        call.Report(MembershipEventShape.Joined(management.Origin.Id, member));
        if (management.Get(OrganizationsState.Organizations, OrganizationsState.Only) is { HasAllFeatures: true })
        {
            OrganizationsRole.Put(joining, call);
        }
    }

    /// <summary>Takes an account out of its organization; answers with why not.</summary>
    /// <param name="management">The management account.</param>
    /// <param name="call">The call.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="method">LEFT or REMOVED.</param>
    public static AwsError? Leave(Draft management, Call call, string accountId, string method)
    {
        if (management.Get(OrganizationsState.Members, accountId) is null)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (accountId == management.Origin.Id.ToString())
        {
            return AccountErrors.ManagementCannotLeave;
        }

        if (management.State.FoundBy(OrganizationsState.DelegatedAdministrators, accountId).Any())
        {
            return AccountErrors.IsDelegatedAdministrator;
        }

        management.Remove(OrganizationsState.Members, accountId);
        AllFeatures.Forget(management, call, accountId);
        call.Report(MembershipEventShape.Departed(management.Origin.Id, accountId, method, call.Now));
        return null;
    }
}
