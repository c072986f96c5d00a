using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>The parts of a management account's state that guardrails follow from.</summary>
internal sealed class GuardrailTree
{
    private readonly AccountId _management;
    private readonly Table<Organization> _organizations;
    private readonly Table<OrganizationRoot> _roots;
    private readonly Table<OrganizationalUnit> _units;
    private readonly Table<Member> _members;
    private readonly Table<OrganizationPolicy> _policies;

    private GuardrailTree(AccountState state)
    {
        _management = state.Id;
        _organizations = state.All(OrganizationsState.Organizations);
        _roots = state.All(OrganizationsState.Roots);
        _units = state.All(OrganizationsState.Units);
        _members = state.All(OrganizationsState.Members);
        _policies = state.All(OrganizationsState.Policies);
    }

    public static GuardrailTree Of(AccountState state) => new(state);

    /// <summary>Whether nothing of it has changed in this state.</summary>
    public bool IsThatOf(AccountState state) =>
        ReferenceEquals(_members, state.All(OrganizationsState.Members))
        && ReferenceEquals(_policies, state.All(OrganizationsState.Policies))
        && ReferenceEquals(_units, state.All(OrganizationsState.Units))
        && ReferenceEquals(_roots, state.All(OrganizationsState.Roots))
        && ReferenceEquals(_organizations, state.All(OrganizationsState.Organizations));

    /// <summary>
    /// An account's guardrails; null when it is not in the organization. None bind the management account (AWS: Organizations User
    /// Guide, tasks and entities not restricted by SCPs).
    /// </summary>
    public AccountGuardrails? Gather(AccountId account)
    {
        if (_organizations.Get(OrganizationsState.Only) is not { } organization
            || _members.Get(account.ToString()) is not { } member
            || _roots.Get(organization.RootId) is not { } root)
        {
            return null;
        }

        var nodes = NodesTo(member, root);
        var guardrails = new AccountGuardrails
        {
            OrganizationId = organization.Id,
            Paths = [$"{organization.Id}/{string.Join('/', nodes.SkipLast(1).Select(node => node.Id))}/"],
        };
        return account == _management ? guardrails : guardrails with
        {
            ServiceControl = Levels(PolicyTypes.ServiceControl, PolicyKind.ServiceControl, nodes, root, organization),
            ResourceControl = Levels(PolicyTypes.ResourceControl, PolicyKind.ResourceControl, nodes, root, organization),
        };
    }

    /// <summary>From the root to the account.</summary>
    private List<Node> NodesTo(Member member, OrganizationRoot root)
    {
        var nodes = new List<Node> { member };
        for (var parent = member.ParentId; _units.Get(parent) is { } unit; parent = unit.ParentId)
        {
            nodes.Add(unit);
        }

        nodes.Add(root);
        nodes.Reverse();
        return nodes;
    }

    private List<IReadOnlyList<NamedPolicy>> Levels(string type, PolicyKind kind, List<Node> nodes, OrganizationRoot root, Organization organization) =>
        root.PolicyTypes.Contains(type, StringComparer.Ordinal)
            ? [.. nodes.Select(node => (IReadOnlyList<NamedPolicy>)[.. node.Policies.Select(id => Compiled(id, type, kind, organization)).OfType<NamedPolicy>()])]
            : [];

    private NamedPolicy? Compiled(string id, string type, PolicyKind kind, Organization organization)
    {
        if (AwsPolicies.Find(id) is { } own)
        {
            return own.Type == type ? new NamedPolicy(own.Name, AwsPolicies.Arn(own), own.Content.Compile(kind)) : null;
        }

        return _policies.Get(id) is { } policy && policy.Type == type
            ? new NamedPolicy(policy.Name, new OrganizationArn(_management, organization.Id).Policy(type, id), policy.Content.Compile(kind))
            : null;
    }
}
