using System.Text.Json;
using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Delegation;
using Writ.Services.Organizations.Handshakes;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Transfers;

namespace Writ.Services.Organizations;

/// <summary>
/// The kinds of resources Organizations keeps. All of an organization is in its management account's state; what is in the
/// other accounts are their profiles, and pointers to the invitations and transfers that they were sent.
/// </summary>
public static class OrganizationsState
{
    /// <summary>The key of what an account has one of at most.</summary>
    public const string Only = "only";

    /// <summary>In memory also of accounts that are not: lists show those of many.</summary>
    public static ResourceKind<AccountProfile> Profiles { get; } = new("account/profile", _ => Only, () => OrganizationsDocuments.Default.AccountProfile)
    {
        IsOutlined = true,
    };

    public static ResourceKind<Organization> Organizations { get; } = new("organizations/organization", _ => Only, () => OrganizationsDocuments.Default.Organization);

    /// <summary>Found by attached policies.</summary>
    public static ResourceKind<OrganizationRoot> Roots { get; } = new(
        "organizations/root", root => root.Id, () => OrganizationsDocuments.Default.OrganizationRoot, root => root.Policies);

    /// <summary>Found by their parent and by attached policies.</summary>
    public static ResourceKind<OrganizationalUnit> Units { get; } = new(
        "organizations/ou", unit => unit.Id, () => OrganizationsDocuments.Default.OrganizationalUnit, unit => [In(unit.ParentId), .. unit.Policies]);

    /// <summary>The accounts of the organization, its management account among them; found by their parent and by attached policies.</summary>
    public static ResourceKind<Member> Members { get; } = new(
        "organizations/account", member => member.Id, () => OrganizationsDocuments.Default.Member, member => [In(member.ParentId), .. member.Policies])
    {
        IsGlobal = true,
    };

    public static ResourceKind<CreateAccountRequestState> AccountRequests { get; } = new(
        "organizations/create-account-request", request => request.Id, () => OrganizationsDocuments.Default.CreateAccountRequestState);

    /// <summary>Found by their type.</summary>
    public static ResourceKind<OrganizationPolicy> Policies { get; } = new(
        "organizations/policy", policy => policy.Id, () => OrganizationsDocuments.Default.OrganizationPolicy, policy => [policy.Type]);

    public static ResourceKind<Handshake> Handshakes { get; } = new("organizations/handshake", handshake => handshake.Id, () => OrganizationsDocuments.Default.Handshake)
    {
        IsGlobal = true,
    };

    /// <summary>The handshakes that an account was sent, which are in the state of who sent them.</summary>
    public static ResourceKind<ReceivedHandshake> ReceivedHandshakes { get; } = new(
        "organizations/received-handshake", received => received.Id, () => OrganizationsDocuments.Default.ReceivedHandshake);

    /// <summary>Found by account and by service principal.</summary>
    public static ResourceKind<DelegatedAdministrator> DelegatedAdministrators { get; } = new(
        "organizations/delegated-administrator",
        delegated => DelegatedAdministrator.KeyOf(delegated.AccountId, delegated.ServicePrincipal),
        () => OrganizationsDocuments.Default.DelegatedAdministrator,
        delegated => [delegated.AccountId, delegated.ServicePrincipal]);

    public static ResourceKind<ServiceAccess> ServiceAccesses { get; } = new(
        "organizations/service-access", access => access.ServicePrincipal, () => OrganizationsDocuments.Default.ServiceAccess);

    public static ResourceKind<OrganizationResourcePolicy> ResourcePolicies { get; } = new(
        "organizations/resource-policy", _ => Only, () => OrganizationsDocuments.Default.OrganizationResourcePolicy);

    public static ResourceKind<ResponsibilityTransfer> ResponsibilityTransfers { get; } = new(
        "organizations/responsibility-transfer", transfer => transfer.Id, () => OrganizationsDocuments.Default.ResponsibilityTransfer)
    {
        IsGlobal = true,
    };

    /// <summary>The transfers by which others pay, or would pay; they are in the state of who does.</summary>
    public static ResourceKind<OutboundTransfer> OutboundTransfers { get; } = new(
        "organizations/outbound-transfer", outbound => outbound.Id, () => OrganizationsDocuments.Default.OutboundTransfer);

    public static IReadOnlyList<ResourceKind> All { get; } =
    [
        Profiles, Organizations, Roots, Units, Members, AccountRequests, Policies, Handshakes, ReceivedHandshakes,
        DelegatedAdministrators, ServiceAccesses, ResourcePolicies, ResponsibilityTransfers, OutboundTransfers,
    ];

    /// <summary>The index value under which what is in a root or OU is found.</summary>
    public static string In(string parentId) => "in:" + parentId;
}

/// <summary>How the resources are written to the store; generated by the framework, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(AccountProfile))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(OrganizationRoot))]
[JsonSerializable(typeof(OrganizationalUnit))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(CreateAccountRequestState))]
[JsonSerializable(typeof(OrganizationPolicy))]
[JsonSerializable(typeof(Handshake))]
[JsonSerializable(typeof(ReceivedHandshake))]
[JsonSerializable(typeof(DelegatedAdministrator))]
[JsonSerializable(typeof(ServiceAccess))]
[JsonSerializable(typeof(OrganizationResourcePolicy))]
[JsonSerializable(typeof(ResponsibilityTransfer))]
[JsonSerializable(typeof(OutboundTransfer))]
internal sealed partial class OrganizationsDocuments : JsonSerializerContext;
