using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Delegation;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.OrganizationsFeatures;

/// <summary>What the operations on an organization's features have in common: who may call them, and how a feature is set.</summary>
internal static class Features
{
    /// <summary>As which service IAM is trusted in an organization, and administered for it.</summary>
    public const string ServicePrincipal = "iam.amazonaws.com";

    /// <summary>The caller's organization as this membership has it, when its features are the caller's to see.</summary>
    public static Result<Membership> Enter(Membership? membership) =>
        membership is null ? FeatureErrors.OrganizationNotFound
        : !membership.IsManagement && !IsDelegated(membership) ? FeatureErrors.NotManagementOrDelegated
        : !membership.Organization.HasAllFeatures ? FeatureErrors.NotInAllFeaturesMode
        : !IsTrusted(membership) ? FeatureErrors.ServiceAccessNotEnabled
        : membership;

    /// <summary>Whether the organization can have features at all.</summary>
    public static bool IsOn(Membership membership) => membership.Organization.HasAllFeatures && IsTrusted(membership);

    /// <summary>Turns a feature on, which the management account alone may do.</summary>
    public static Result<(string OrganizationId, RootAccess Access)> Enable(Call call, Draft draft, Func<RootAccess, RootAccess> change)
    {
        var entered = Enter(call, ref draft);
        return entered.Error is { } error ? error
            : !entered.Value.IsManagement ? FeatureErrors.NotManagement
            : Put(entered.Value, draft, change);
    }

    /// <summary>Turns a feature off.</summary>
    public static Result<(string OrganizationId, RootAccess Access)> Disable(Call call, Draft draft, Func<RootAccess, RootAccess> change)
    {
        var entered = Enter(call, ref draft);
        return entered.Error is { } error ? error : Put(entered.Value, draft, change);
    }

    /// <summary>The organization as it is now; the draft is its management account's from here on.</summary>
    private static Result<Membership> Enter(Call call, ref Draft draft)
    {
        draft = call.Membership is { } membership ? draft.Of(membership.Management.Id) : draft;
        return Enter(Membership.In(draft.State, call.Account));
    }

    private static (string OrganizationId, RootAccess Access) Put(Membership membership, Draft draft, Func<RootAccess, RootAccess> change)
    {
        var before = RootAccess.Of(draft.State);
        var after = change(before);
        if (after != before)
        {
            draft.Put(IamState.RootAccess, after);
        }

        return (membership.Organization.Id, after);
    }

    private static bool IsTrusted(Membership membership) => membership.Management.Get(OrganizationsState.ServiceAccesses, ServicePrincipal) is not null;

    private static bool IsDelegated(Membership membership) =>
        membership.Management.Get(OrganizationsState.DelegatedAdministrators, DelegatedAdministrator.KeyOf(membership.Member.Id, ServicePrincipal)) is not null;
}
