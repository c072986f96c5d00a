using Writ.Kernel.State;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Reports;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class GetAccountAuthorizationDetailsRequest
{
    [OneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")]
    public IReadOnlyList<string>? Filter { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }
}

[Shape]
public sealed partial class GetAccountAuthorizationDetailsResponse
{
    public IReadOnlyList<UserDetailShape>? UserDetailList { get; init; }

    public IReadOnlyList<GroupDetailShape>? GroupDetailList { get; init; }

    public IReadOnlyList<RoleDetailShape>? RoleDetailList { get; init; }

    public IReadOnlyList<ManagedPolicyDetailShape>? Policies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, GetAccountAuthorizationDetails. One page runs over users, groups, roles, the account's managed policies and those of AWS that it uses, in
/// this order, and reads no more of the account than it shows.
/// </summary>
[Operation(IamService.Name)]
public sealed class GetAccountAuthorizationDetails : IStreamOperation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>
{
    public static Authorization Authorize(GetAccountAuthorizationDetailsRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<GetAccountAuthorizationDetailsResponse>> HandleAsync(
        GetAccountAuthorizationDetailsRequest request, Call call, CancellationToken cancellation)
    {
        var page = MixedPaging.Take(request.Marker, request.MaxItems,
        [
            Section("User", IamState.Users, user => user.Name),
            Section("Group", IamState.Groups, group => group.Name),
            Section("Role", IamState.Roles, role => role.Name),
            Section("LocalManagedPolicy", IamState.Policies, policy => policy.Name),
            new PageSection(start => IsWanted("AWSManagedPolicy")
                ? AwsPolicies.After(start).Where(policy => IsUsed(policy, call.State)).Select(policy => new PageEntry(policy.Name, policy))
                : []),
        ]);
        if (page.Error is { } error)
        {
            return error;
        }

        var roles = page.Value.Of<Role>().ToList();
        var lastUses = await LastUses.NewestAsync(call, roles.ConvertAll(role => role.Id), cancellation);

        return new GetAccountAuthorizationDetailsResponse
        {
            UserDetailList = [.. page.Value.Of<User>().Select(user => UserDetailShape.Of(user, call.Account))],
            GroupDetailList = [.. page.Value.Of<Group>().Select(group => GroupDetailShape.Of(group, call.Account))],
            RoleDetailList = roles.ConvertAll(role => RoleDetailShape.Of(role, call, RoleLastUsedShape.Of(lastUses.GetValueOrDefault(role.Id), call.Now))),
            Policies = [.. page.Value.Of<ManagedPolicy>().Select(policy => ManagedPolicyDetailShape.Of(policy, call.State))],
            IsTruncated = page.Value.Page.IsTruncated,
            Marker = page.Value.Page.Marker,
        };

        PageSection Section<T>(string word, ResourceKind<T> kind, Func<T, string> name) where T : class => new(start =>
            IsWanted(word) ? call.State.All(kind).After(start).Select(entry => new PageEntry(name(entry), entry)) : []);

        bool IsWanted(string word) => request.Filter is null or { Count: 0 } || request.Filter.Contains(word, StringComparer.Ordinal);
    }

    private static bool IsUsed(ManagedPolicy policy, AccountState state)
    {
        var arn = policy.Arn(state.Id);
        return PolicyUsage.Attachments(state, arn) + PolicyUsage.Boundaries(state, arn) > 0;
    }
}
