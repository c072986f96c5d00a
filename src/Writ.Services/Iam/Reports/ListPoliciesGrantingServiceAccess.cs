using Writ.Kernel.State;
using Writ.Policy;
using Writ.Policy.Catalog;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Principals;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class ListPoliciesGrantingServiceAccessRequest
{
    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Length(20, 2048)]
    public required string Arn { get; init; }

    [Length(1, 200), EachLength(1, 64), Pattern(@"[\w-]*")]
    public required IReadOnlyList<string> ServiceNamespaces { get; init; }
}

[Shape]
public sealed partial class ListPoliciesGrantingServiceAccessResponse
{
    public required IReadOnlyList<ListPoliciesGrantingServiceAccessEntryShape> PoliciesGrantingServiceAccess { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>The policies that grant access to one service.</summary>
[Shape]
public sealed partial class ListPoliciesGrantingServiceAccessEntryShape
{
    public string? ServiceNamespace { get; init; }

    public IReadOnlyList<PolicyGrantingServiceAccessShape>? Policies { get; init; }
}

/// <summary>A managed policy, or one embedded in an entity.</summary>
[Shape]
public sealed partial class PolicyGrantingServiceAccessShape
{
    public required string PolicyName { get; init; }

    public required string PolicyType { get; init; }

    public string? PolicyArn { get; init; }

    public string? EntityType { get; init; }

    public string? EntityName { get; init; }
}

/// <summary>AWS: IAM API Reference, ListPoliciesGrantingServiceAccess. Boundaries do not grant and are not listed.</summary>
[Operation(IamService.Name)]
public sealed class ListPoliciesGrantingServiceAccess : IReadOperation<ListPoliciesGrantingServiceAccessRequest, ListPoliciesGrantingServiceAccessResponse>
{
    public static Authorization Authorize(ListPoliciesGrantingServiceAccessRequest request, Call call) => ReportSubject.Authorize(request.Arn, call);

    public static Result<ListPoliciesGrantingServiceAccessResponse> Handle(ListPoliciesGrantingServiceAccessRequest request, Call call)
    {
        var found = ReportSubject.Find(request.Arn, call.State);
        if (found.Error is { } error)
        {
            return error;
        }

        if (found.Value is not PolicyHolder holder)
        {
            return ReportErrors.InvalidArn(request.Arn);
        }

        if (request.ServiceNamespaces.FirstOrDefault(name => ActionCatalog.Aws.FindService(name) is null) is { } unknown)
        {
            return ReportErrors.NoSuchService(unknown);
        }

        var policies = Holders(holder, call.State).SelectMany(one => Policies(one, call.State)).DistinctBy(policy => policy.Shape.PolicyArn ?? (object)policy).ToList();
        var page = Paging.TakeOrdered(request.Marker, null, request.ServiceNamespaces.Distinct(StringComparer.OrdinalIgnoreCase), name => name);
        return page.Error is { } invalid ? invalid : new ListPoliciesGrantingServiceAccessResponse
        {
            PoliciesGrantingServiceAccess = [.. page.Value.Items.Select(name => new ListPoliciesGrantingServiceAccessEntryShape
            {
                ServiceNamespace = name,
                Policies = [.. policies.Where(policy => GrantedServices.Of(policy.Document).Contains(name)).Select(policy => policy.Shape)],
            })],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }

    private static IEnumerable<PolicyHolder> Holders(PolicyHolder holder, AccountState state) =>
        holder is User user ? IdentityPolicies.GroupsOf(user, state).Prepend<PolicyHolder>(user) : [holder];

    private static IEnumerable<(CompiledPolicy Document, PolicyGrantingServiceAccessShape Shape)> Policies(PolicyHolder holder, AccountState state) =>
        IdentityPolicies.OfHolder(holder, state, []).Select(policy => (policy.Policy, new PolicyGrantingServiceAccessShape
        {
            PolicyName = policy.Name,
            PolicyType = policy.Arn is null ? "INLINE" : "MANAGED",
            PolicyArn = policy.Arn,
            EntityType = policy.Arn is not null ? null : holder switch { User => "USER", Group => "GROUP", Role => "ROLE", _ => null },
            EntityName = policy.Arn is null ? holder.Name : null,
        }));
}
