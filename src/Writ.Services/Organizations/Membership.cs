using Writ.Kernel.State;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Structure;

namespace Writ.Services.Organizations;

/// <summary>An account in an organization.</summary>
/// <param name="Management">The state of the management account, which has all of the organization.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Member">The account in it.</param>
public sealed record Membership(AccountState Management, Organization Organization, Member Member)
{
    public bool IsManagement => Member.Id == Management.Id.ToString();

    /// <summary>The membership that this state of a management account records; null when it is of no organization, or the account not in it.</summary>
    public static Membership? In(AccountState state, AccountId account) =>
        state.Get(OrganizationsState.Organizations, OrganizationsState.Only) is { } organization
        && state.Get(OrganizationsState.Members, account.ToString()) is { } member
            ? new Membership(state, organization, member)
            : null;
}
