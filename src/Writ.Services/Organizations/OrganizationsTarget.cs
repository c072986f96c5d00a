using Writ.Services.Operations;
using Writ.Services.Organizations.Handshakes;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Transfers;

namespace Writ.Services.Organizations;

/// <summary>What operations ask the policies about: the ARN and the tags of what is named, whether it exists or not.</summary>
internal static class OrganizationsTarget
{
    private const string PolicyTypeKey = "organizations:PolicyType";

    /// <summary>The action has no resource type.</summary>
    public static Authorization Everything(Call call, Access access) => AccessRules.Ask(call, access, AboutEverything);

    /// <summary>The same, with tags that the tagging action must allow too.</summary>
    public static Authorization New(Call call, Access access, bool tagged, Question? question = null)
    {
        var about = question ?? AboutEverything;
        return AccessRules.Ask(call, access, tagged ? [about, about with { Action = "organizations:TagResource" }] : [about]);
    }

    /// <summary>A root, OU or account.</summary>
    public static Authorization Node(Call call, Access access, string id) => AccessRules.Ask(call, access, NodeQuestion(call, id));

    public static Authorization Nodes(Call call, Access access, params ReadOnlySpan<string> ids)
    {
        var questions = new List<Question>();
        foreach (var id in ids)
        {
            questions.Add(NodeQuestion(call, id));
        }

        return AccessRules.Ask(call, access, questions);
    }

    public static Authorization Policy(Call call, Access access, string id) => AccessRules.Ask(call, access, PolicyQuestion(call, id));

    /// <summary>A policy and what it is attached to.</summary>
    public static Authorization Attachment(Call call, Access access, string policyId, string targetId)
    {
        var policy = PolicyQuestion(call, policyId);
        return AccessRules.Ask(call, access, policy, NodeQuestion(call, targetId) with { Keys = policy.Keys });
    }

    /// <summary>What a handshake's operations ask about; it belongs to who sent it. To all but its parties it is as one that there is not.</summary>
    public static Authorization Handshake(Call call, string id)
    {
        var sender = call.Platform.Organizations.SenderOf(id, out var handshake);
        var organization = sender?.Get(OrganizationsState.Organizations, OrganizationsState.Only);
        var arn = sender is not null && handshake is not null && organization is not null && HandshakeParties.IsParty(handshake, sender, call.Account)
            ? new OrganizationArn(sender.Id, organization.Id).Handshake(handshake)
            : $"{ArnOf(call).Organization.Replace(":organization/", ":handshake/", StringComparison.Ordinal)}/invite/{id}";
        return Authorization.On(arn);
    }

    /// <summary>What has tags.</summary>
    public static Authorization Taggable(Call call, Access access, string id) =>
        id.StartsWith("p-", StringComparison.Ordinal) ? Policy(call, access, id)
        : id.StartsWith("rt-", StringComparison.Ordinal) ? AccessRules.Ask(call, access, TransferTarget.Question(call, id))
        : id.StartsWith("rp-", StringComparison.Ordinal) ? AccessRules.Ask(call, access, ResourcePolicyQuestion(call, id))
        : Node(call, access, id);

    public static Question ResourcePolicyQuestion(Call call, string id) => new()
    {
        Resource = ArnOf(call).ResourcePolicy(id),
        ResourceTags = call.Membership?.Management.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only)?.Tags,
    };

    public static Question NodeQuestion(Call call, string id) => new()
    {
        Resource = ArnOf(call).Node(id),
        ResourceTags = call.Membership is { } membership ? Tree.Find(membership.Management, id)?.Tags : null,
    };

    /// <summary>A policy about to be created, whose id is not known yet.</summary>
    public static Question NewPolicy(Call call, string type) => new() { Resource = ArnOf(call).Policy(type, "*") };

    public static Question PolicyQuestion(Call call, string id)
    {
        var own = AwsPolicies.Find(id);
        var policy = own ?? call.Membership?.Management.Get(OrganizationsState.Policies, id);
        return new Question
        {
            Resource = own is not null ? AwsPolicies.Arn(own) : ArnOf(call).Policy(policy?.Type ?? PolicyTypes.ServiceControl, id),
            ResourceTags = policy?.Tags,
            Keys = policy is null ? [] : [KeyValuePair.Create<string, IReadOnlyList<string>>(PolicyTypeKey, [policy.Type])],
        };
    }

    private static Question AboutEverything { get; } = new() { Resource = "*", WildcardOnly = true };

    /// <summary>Without an organization the ARN names the caller's account and an organization that cannot be.</summary>
    public static OrganizationArn ArnOf(Call call) =>
        call.Membership is { } membership ? new OrganizationArn(membership.Management.Id, membership.Organization.Id) : new OrganizationArn(call.Account, "o-none");
}
