using Writ.Kernel.State;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class ListEntitiesForPolicyRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [OneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")]
    public string? EntityFilter { get; init; }

    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? PathPrefix { get; init; }

    [OneOf("PermissionsPolicy", "PermissionsBoundary")]
    public string? PolicyUsageFilter { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListEntitiesForPolicyResponse
{
    public IReadOnlyList<PolicyGroupShape>? PolicyGroups { get; init; }

    public IReadOnlyList<PolicyUserShape>? PolicyUsers { get; init; }

    public IReadOnlyList<PolicyRoleShape>? PolicyRoles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListEntitiesForPolicy. One page runs over groups, users and roles, in this order.</summary>
[Operation(IamService.Name)]
public sealed class ListEntitiesForPolicy : IReadOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>
{
    public static Authorization Authorize(ListEntitiesForPolicyRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<ListEntitiesForPolicyResponse> Handle(ListEntitiesForPolicyRequest request, Call call)
    {
        var found = ManagedPolicies.Require(call.State, request.PolicyArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var page = MixedPaging.Take(request.Marker, request.MaxItems,
        [
            Section("Group", IamState.Groups, request, call.State),
            Section("User", IamState.Users, request, call.State),
            Section("Role", IamState.Roles, request, call.State),
        ]);
        return page.Error is { } invalid ? invalid : new ListEntitiesForPolicyResponse
        {
            PolicyGroups = [.. page.Value.Of<Group>().Select(PolicyGroupShape.Of)],
            PolicyUsers = [.. page.Value.Of<User>().Select(PolicyUserShape.Of)],
            PolicyRoles = [.. page.Value.Of<Role>().Select(PolicyRoleShape.Of)],
            IsTruncated = page.Value.Page.IsTruncated,
            Marker = page.Value.Page.Marker,
        };
    }

    private static PageSection Section<T>(string word, ResourceKind<T> kind, ListEntitiesForPolicyRequest request, AccountState state) where T : PolicyHolder
    {
        var prefix = request.PathPrefix ?? "/";
        return new PageSection(start => request.EntityFilter is null || request.EntityFilter == word
            ? Having(kind, request, state, start)
                .Where(holder => holder.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Select(holder => new PageEntry(holder.Name, holder))
            : []);
    }

    // Who has it attached and who has it as a boundary; one that has it as both is listed once.
    private static IEnumerable<T> Having<T>(ResourceKind<T> kind, ListEntitiesForPolicyRequest request, AccountState state, string? start) where T : PolicyHolder
    {
        var attached = state.FoundBy(kind, request.PolicyArn, start);
        var bounded = state.FoundBy(kind, IamState.BoundedBy(request.PolicyArn), start);
        return request.PolicyUsageFilter switch
        {
            PolicyUsage.PermissionsPolicy => attached,
            PolicyUsage.PermissionsBoundary => bounded,
            _ => Merge(attached, bounded),
        };
    }

    // Both are in the order of names, and read only as far as the page reaches.
    private static IEnumerable<T> Merge<T>(IEnumerable<T> left, IEnumerable<T> right) where T : PolicyHolder
    {
        using var one = left.GetEnumerator();
        using var other = right.GetEnumerator();
        var (hasOne, hasOther) = (one.MoveNext(), other.MoveNext());
        while (hasOne || hasOther)
        {
            var order = !hasOther ? -1 : !hasOne ? 1 : StringComparer.OrdinalIgnoreCase.Compare(one.Current.Name, other.Current.Name);
            yield return order <= 0 ? one.Current : other.Current;
            hasOne = order <= 0 ? one.MoveNext() : hasOne;
            hasOther = order >= 0 ? other.MoveNext() : hasOther;
        }
    }
}
