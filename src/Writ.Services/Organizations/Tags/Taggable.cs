using Writ.Kernel.State;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Tags;

/// <summary>What has tags: accounts, roots, OUs, policies, the resource policy and inbound transfers, told apart by the form of their ids.</summary>
internal static class Taggable
{
    /// <summary>The tags of a resource; null when there is no such resource.</summary>
    public static TagSet? TagsOf(AccountState state, string id) =>
        IsPolicy(id) ? state.Get(OrganizationsState.Policies, id)?.Tags
        : IsResourcePolicy(id) ? state.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is { } policy && policy.Id == id ? policy.Tags : null
        : IsTransfer(id) ? state.Get(OrganizationsState.ResponsibilityTransfers, id)?.Tags
        : Tree.Find(state, id)?.Tags;

    /// <summary>Gives a resource other tags; answers with why not.</summary>
    public static AwsError? Change(Draft draft, string id, Func<TagSet, Result<TagSet>> change)
    {
        if (TagsOf(draft.State, id) is not { } existing)
        {
            return OrganizationsErrors.TargetNotFound;
        }

        var tags = change(existing);
        if (tags.Error is { } error)
        {
            return error;
        }

        Put(draft, id, tags.Value);
        return null;
    }

    private static void Put(Draft draft, string id, TagSet tags)
    {
        if (IsPolicy(id) && draft.Get(OrganizationsState.Policies, id) is { } policy)
        {
            draft.Put(OrganizationsState.Policies, policy with { Tags = tags });
        }
        else if (IsResourcePolicy(id) && draft.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is { } resourcePolicy)
        {
            draft.Put(OrganizationsState.ResourcePolicies, resourcePolicy with { Tags = tags });
        }
        else if (IsTransfer(id) && draft.Get(OrganizationsState.ResponsibilityTransfers, id) is { } transfer)
        {
            draft.Put(OrganizationsState.ResponsibilityTransfers, transfer with { Tags = tags });
        }
        else if (Tree.Find(draft.State, id) is { } node)
        {
            Tree.Put(draft, node with { Tags = tags });
        }
    }

    private static bool IsPolicy(string id) => id.StartsWith("p-", StringComparison.Ordinal);

    private static bool IsTransfer(string id) => id.StartsWith("rt-", StringComparison.Ordinal);

    private static bool IsResourcePolicy(string id) => id.StartsWith("rp-", StringComparison.Ordinal);
}
