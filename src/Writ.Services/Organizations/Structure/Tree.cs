using Writ.Kernel.State;
using Writ.Services.Organizations.Accounts;

namespace Writ.Services.Organizations.Structure;

/// <summary>The tree of roots, OUs and accounts.</summary>
internal static class Tree
{
    /// <summary>A root, OU or account by its id; null when there is none.</summary>
    public static Node? Find(AccountState state, string id) =>
        NodeIds.IsRoot(id) ? state.Get(OrganizationsState.Roots, id)
        : NodeIds.IsUnit(id) ? state.Get(OrganizationsState.Units, id)
        : state.Get(OrganizationsState.Members, id);

    /// <summary>Whether it is a root or OU that exists.</summary>
    public static bool IsParent(AccountState state, string id) => (NodeIds.IsRoot(id) || NodeIds.IsUnit(id)) && Find(state, id) is not null;

    public static void Put(Draft draft, Node node)
    {
        switch (node)
        {
            case OrganizationRoot root:
                draft.Put(OrganizationsState.Roots, root);
                break;
            case OrganizationalUnit unit:
                draft.Put(OrganizationsState.Units, unit);
                break;
            case Member member:
                draft.Put(OrganizationsState.Members, member);
                break;
        }
    }

    public static string NameOf(Node node, Operations.Platform platform) => node switch
    {
        OrganizationalUnit unit => unit.Name,
        Member member => AccountProfile.Of(platform.Outlines(AccountId.Parse(member.Id)), platform).Name,
        _ => OrganizationRoot.Name,
    };

    public static string? ParentOf(Node node) => node switch
    {
        OrganizationalUnit unit => unit.ParentId,
        Member member => member.ParentId,
        _ => null,
    };

    /// <summary>The node and all above it, itself first.</summary>
    public static IEnumerable<Node> Upwards(AccountState state, Node node)
    {
        for (var at = node; at is not null; at = ParentOf(at) is { } parent ? Find(state, parent) : null)
        {
            yield return at;
        }
    }

    /// <summary>How many OUs are between the root and here, this one included.</summary>
    public static int Depth(AccountState state, string id) => Find(state, id) is { } node ? Upwards(state, node).OfType<OrganizationalUnit>().Count() : 0;

    /// <summary>From the organization down to here: <c>o-a/r-b/ou-c/</c>.</summary>
    public static string Path(Membership membership, Node node) =>
        $"{membership.Organization.Id}/{string.Join('/', Upwards(membership.Management, node).Reverse().Select(above => above.Id))}/";

    public static IEnumerable<OrganizationalUnit> UnitsIn(AccountState state, string parentId, string? after = null) =>
        state.FoundBy(OrganizationsState.Units, OrganizationsState.In(parentId), after);

    public static IEnumerable<Member> MembersIn(AccountState state, string parentId, string? after = null) =>
        state.FoundBy(OrganizationsState.Members, OrganizationsState.In(parentId), after);
}
