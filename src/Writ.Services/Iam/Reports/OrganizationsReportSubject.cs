using Writ.Kernel.State;
using Writ.Policy;
using Writ.Policy.Catalog;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>What a report about an organization covers: a root, OU or account, and a policy where one is named.</summary>
/// <param name="Membership">The organization, as its management account sees it.</param>
/// <param name="Entity">The root, OU or account.</param>
/// <param name="Policy">The one SCP that counts; null for all in force.</param>
internal sealed record OrganizationsReportSubject(Membership Membership, Node Entity, OrganizationPolicy? Policy)
{
    private AccountState Management => Membership.Management;

    private bool IsManagement => Entity.Id == Management.Id.ToString();

    /// <summary>The caller's organization, when reports about it are the caller's to ask for.</summary>
    public static Result<Membership> Enter(Membership? membership) =>
        membership is not { IsManagement: true } ? OrganizationsReportErrors.NotManagement
        : !membership.Management.All(OrganizationsState.Roots).Values.Any(root => root.PolicyTypes.Contains(PolicyTypes.ServiceControl, StringComparer.Ordinal))
            ? OrganizationsReportErrors.ServiceControlNotEnabled
            : membership;

    /// <summary>What a job is about, as it is now; null with the reason when it is not there.</summary>
    public static OrganizationsReportSubject? Find(Membership membership, string path, string? policyId, out ErrorDetailsShape? failure)
    {
        failure = null;
        var entity = Tree.Find(membership.Management, LastOf(path));
        if (entity is null || PathOf(membership, entity) != path)
        {
            failure = OrganizationsReportErrors.NoSuchEntity;
            return null;
        }

        var policy = policyId is null ? null : AwsPolicies.Find(policyId) ?? membership.Management.Get(OrganizationsState.Policies, policyId);
        if (policyId is not null && policy?.Type != PolicyTypes.ServiceControl && entity.Id != membership.Management.Id.ToString())
        {
            failure = OrganizationsReportErrors.NoSuchPolicy;
            return null;
        }

        return new OrganizationsReportSubject(membership, entity, policy);
    }

    /// <summary>The id of what a path leads to.</summary>
    public static string LastOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The path of an entity, such as <c>o-a/r-b/ou-c/123456789012</c>.</summary>
    public static string PathOf(Membership membership, Node entity) => Tree.Path(membership, entity).TrimEnd('/');

    /// <summary>The services that the SCPs allow: those some policy of every level grants, less those that any takes away. The management account has no SCPs.</summary>
    public IEnumerable<CatalogService> Services()
    {
        IEnumerable<CatalogService> services = ActionCatalog.Aws.Services;
        if (IsManagement)
        {
            return services;
        }

        IEnumerable<IEnumerable<string>> levels = Policy is not null ? [[Policy.Id]] : Tree.Upwards(Management, Entity).Select(node => node.Policies);
        foreach (var level in levels.Select(level => level.Select(Compiled).OfType<CompiledPolicy>().ToList()))
        {
            services = services.Where(service => level.Exists(policy => GrantedServices.Of(policy).Contains(service.Prefix))
                && !level.Exists(policy => WithdrawnServices.Of(policy).Contains(service.Prefix)));
        }

        return services;
    }

    /// <summary>The accounts whose calls count: the entity or those below it, and of these only those that the named policy reaches from there. The management account only counts for itself.</summary>
    public IEnumerable<Member> Accounts() => IsManagement ? [(Member)Entity] : Below(Entity, Policy is null).Where(member => member.Id != Management.Id.ToString());

    private IEnumerable<Member> Below(Node node, bool reached)
    {
        var counts = reached || node.Policies.Contains(Policy?.Id ?? "", StringComparer.Ordinal);
        return node is Member member
            ? counts ? [member] : []
            : Tree.MembersIn(Management, node.Id).SelectMany(one => Below(one, counts)).Concat(Tree.UnitsIn(Management, node.Id).SelectMany(unit => Below(unit, counts)));
    }

    private CompiledPolicy? Compiled(string id) =>
        (AwsPolicies.Find(id) ?? Management.Get(OrganizationsState.Policies, id)) is { Type: PolicyTypes.ServiceControl } policy
            ? policy.Content.Compile(PolicyKind.ServiceControl)
            : null;
}
