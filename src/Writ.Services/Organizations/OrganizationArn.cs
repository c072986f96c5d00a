using Writ.Services.Organizations.Handshakes;

namespace Writ.Services.Organizations;

/// <summary>The ARNs of an organization's resources, all of which carry its management account.</summary>
/// <param name="Management">The management account.</param>
/// <param name="OrganizationId">The organization.</param>
internal readonly record struct OrganizationArn(AccountId Management, string OrganizationId)
{
    public string Organization => $"arn:aws:organizations::{Management}:organization/{OrganizationId}";

    /// <summary>The ARN of a root, OU or account, by the form of its id.</summary>
    public string Node(string id) => Of(NodeIds.IsRoot(id) ? "root" : NodeIds.IsUnit(id) ? "ou" : "account", id);

    public string Account(string id) => Of("account", id);

    /// <param name="type">The policy's type, such as SERVICE_CONTROL_POLICY.</param>
    /// <param name="id">The policy.</param>
    public string Policy(string type, string id) => Of("policy", $"{type.ToLowerInvariant()}/{id}");

    public string Handshake(Handshake handshake) => Of("handshake", $"{handshake.Action.ToLowerInvariant()}/{handshake.Id}");

    /// <param name="direction">Inbound or outbound, as the account of the ARN sees it.</param>
    /// <param name="id">The transfer.</param>
    public string Transfer(string direction, string id) => Of("transfer", $"billing/{direction}/{id}");

    public string ResourcePolicy(string id) => Of("resourcepolicy", id);

    private string Of(string type, string id) => $"arn:aws:organizations::{Management}:{type}/{OrganizationId}/{id}";
}
