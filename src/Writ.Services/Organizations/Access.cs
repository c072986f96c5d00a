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
    /// as always across accounts. Who gets in without it is still bound by what it denies.
    /// </summary>
    public static Authorization Ask(Call call, Access access, params IReadOnlyList<Question> questions)
    {
        if (access == Access.Management || call.Membership is not { } membership || ResourcePolicyOf(membership) is not { } policy)
        {
            return Authorization.Of(questions);
        }

        return IsAllowed(membership, access)
            ? Authorization.Of([.. questions.Select(question => question with { ResourcePolicy = policy with { Policy = policy.Policy.OnlyDenials } })])
            : Authorization.Of([.. questions.Select(question => question with { ResourceAccount = membership.Management.Id, ResourcePolicy = policy })]);
    }

    /// <summary>The caller's organization, when the operation can be called from the caller's account.</summary>
    public static Result<Membership> Enter(Call call, Access access)
    {
        if (call.Membership is not { } membership)
        {
            return OrganizationsErrors.NotInUse;
        }

        // Where the resource policy lets in, Authorize has asked it already.
        return IsAllowed(membership, access) || (access != Access.Management && ResourcePolicyOf(membership) is not null) ? membership : OrganizationsErrors.NoPermission;
    }

    /// <summary>The same for a write: the organization as it is now; the draft is its management account's from here on.</summary>
    public static Result<Membership> Enter(Call call, Access access, ref Draft draft)
    {
        var entered = Enter(call, access);
        if (entered.Error is not null)
        {
            return entered;
        }

        draft = draft.Of(entered.Value.Management.Id);
        return Membership.In(draft.State, call.Account) is { } now ? now : OrganizationsErrors.NotInUse;
    }

    private static bool IsAllowed(Membership membership, Access access) => membership.IsManagement || access switch
    {
        Access.Members => true,
        Access.Administrators => membership.Management.FoundBy(OrganizationsState.DelegatedAdministrators, membership.Member.Id).Any(),
        _ => false,
    };

    private static NamedPolicy? ResourcePolicyOf(Membership membership) =>
        membership.Management.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is { } policy
            ? new NamedPolicy(policy.Id, new OrganizationArn(membership.Management.Id, membership.Organization.Id).ResourcePolicy(policy.Id), policy.Content.Compile(PolicyKind.Resource))
            : null;
}
