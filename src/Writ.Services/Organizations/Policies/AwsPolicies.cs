using System.Collections.Immutable;
using Writ.Kernel.State;
using Writ.Services.Iam;

namespace Writ.Services.Organizations.Policies;

/// <summary>The policies of AWS, which are in every organization: each allows everything, so that attaching others is what limits.</summary>
internal static class AwsPolicies
{
    public const string FullAccessId = "p-FullAWSAccess";
    public const string FullResourceAccessId = "p-RCPFullAWSAccess";

    private static readonly OrganizationPolicy FullAccess = new()
    {
        Id = FullAccessId,
        Name = "FullAWSAccess",
        Type = PolicyTypes.ServiceControl,
        Description = "Allows access to every operation",
        Content = new PolicyText("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}"),
    };

    private static readonly OrganizationPolicy FullResourceAccess = new()
    {
        Id = FullResourceAccessId,
        Name = "RCPFullAWSAccess",
        Type = PolicyTypes.ResourceControl,
        Description = "Allows access to every resource",
        Content = new PolicyText("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Principal\": \"*\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}"),
    };

    public static OrganizationPolicy? Find(string id) => id switch
    {
        FullAccessId => FullAccess,
        FullResourceAccessId => FullResourceAccess,
        _ => null,
    };

    /// <summary>The one of a type; null where AWS has none.</summary>
    public static OrganizationPolicy? OfType(string type) => type switch
    {
        PolicyTypes.ServiceControl => FullAccess,
        PolicyTypes.ResourceControl => FullResourceAccess,
        _ => null,
    };

    /// <summary>What is attached to every root, OU and account that begins, or that a type is enabled for.</summary>
    public static ImmutableList<string> OfNewNode(AccountState state) =>
        [.. state.All(OrganizationsState.Roots).Values.SelectMany(root => root.PolicyTypes).Select(OfType).OfType<OrganizationPolicy>().Select(policy => policy.Id)];

    public static string Arn(OrganizationPolicy policy) => $"arn:aws:organizations::aws:policy/{policy.Type.ToLowerInvariant()}/{policy.Id}";
}
