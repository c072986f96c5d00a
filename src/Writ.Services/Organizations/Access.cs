using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations;

/// <summary>From which accounts of an organization an operation can be called, given that the caller's policies allow it.</summary>
internal enum Access
{
    /// <summary>The management account alone.</summary>
    Management = 0,

    /// <summary>Also members to which the organization's resource policy delegates the action.</summary>
    Delegable,

    /// <summary>Also members that are a delegated administrator of any service; such operations only read.</summary>
    Administrators,

    /// <summary>Every account of the organization.</summary>
    Members,
}

/// <summary>Who of an organization gets in (AWS: Organizations User Guide, delegated administrator for Organizations).</summary>
internal static class AccessRules
{
    /// <summary>
    /// The questions of an operation. Where it is the organization's resource policy that may let the caller in, both sides have to agree,
    /// as always across accounts.
    /// </summary>
    public static Authorization Ask(Call call, Access access, params IReadOnlyList<Question> questions) =>
        call.Membership is { } membership && ByResourcePolicy(membership, access) is { } policy
            ? Authorization.Of([.. questions.Select(question => question with { ResourceAccount = membership.Management.Id, ResourcePolicy = policy, Words = question.Words })])
            : Authorization.Of(questions);

    /// <summary>The caller's organization, when the operation can be called from the caller's account.</summary>
    public static Result<Membership> Enter(Call call, Access access)
    {
        if (call.Membership is not { } membership)
        {
            return OrganizationsErrors.NotInUse;
        }

        // The resource policy has been asked already, by Authorize.
        return IsAllowed(membership, access) || ByResourcePolicy(membership, access) is not null ? membership : OrganizationsErrors.NoPermission;
    }

    /// <summary>The same for a write: the organization as the draft has it.</summary>
    public static Result<Membership> Enter(Call call, Access access, Draft draft)
    {
        var entered = Enter(call, access);
        return entered.Error is not null ? entered
            : Membership.In(draft.State, call.Account) is { } now ? now
            : OrganizationsErrors.NotInUse;
    }

    private static bool IsAllowed(Membership membership, Access access) => membership.IsManagement || access switch
    {
        Access.Members => true,
        Access.Administrators => membership.Management.FoundBy(OrganizationsState.DelegatedAdministrators, membership.Member.Id).Any(),
        _ => false,
    };

    private static NamedPolicy? ByResourcePolicy(Membership membership, Access access) =>
        access is Access.Delegable or Access.Administrators
        && !IsAllowed(membership, access)
        && membership.Management.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is { } policy
            ? new NamedPolicy(policy.Id, new OrganizationArn(membership.Management.Id, membership.Organization.Id).ResourcePolicy(policy.Id), policy.Content.Compile(PolicyKind.Resource))
            : null;
}
