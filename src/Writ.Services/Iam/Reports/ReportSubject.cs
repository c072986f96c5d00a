using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Principals;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>What an access report is about: a user, group or role, or a managed policy.</summary>
internal sealed record ReportSubject
{
    /// <summary>Its unique id.</summary>
    public required string Id { get; init; }

    public TagSet? Tags { get; init; }

    /// <summary>What grants access: the entity's own policies and those of its groups, or the policy itself.</summary>
    public required IReadOnlyList<CompiledPolicy> Policies { get; init; }

    /// <summary>The users and roles whose calls count: the entity, the group's members, or whoever has the policy.</summary>
    public required IEnumerable<PolicyHolder> Entities { get; init; }

    /// <summary>The question about an ARN, with the tags of what has it.</summary>
    public static Authorization Authorize(string arn, Call call) => Authorization.On(arn, Find(arn, call.State) is { Error: null, Value: var found } ? TagsOf(found) : null);

    public static Result<ReportSubject> Of(string arn, AccountState state)
    {
        var found = Find(arn, state);
        return found.Error is { } error ? error : found.Value switch
        {
            User user => new ReportSubject
            {
                Id = user.Id,
                Tags = user.Tags,
                Policies = PoliciesOf(state, [user, .. IdentityPolicies.GroupsOf(user, state)]),
                Entities = [user],
            },
            Group group => new ReportSubject { Id = group.Id, Policies = PoliciesOf(state, [group]), Entities = Members(group, state) },
            Role role => new ReportSubject { Id = role.Id, Tags = role.Tags, Policies = PoliciesOf(state, [role]), Entities = [role] },
            ManagedPolicy policy => new ReportSubject
            {
                Id = policy.Id,
                Tags = policy.Tags,
                Policies = [policy.Default.Document.Compile(PolicyKind.Identity)],
                Entities = Having(arn, state),
            },
            _ => ReportErrors.InvalidArn(arn),
        };
    }

    /// <summary>The user, group, role or managed policy of exactly that ARN, path and case included.</summary>
    public static Result<object> Find(string text, AccountState state)
    {
        if (!Arn.TryParse(text, out var arn) || arn is not { Partition: "aws", Service: IamService.Name, Region: "" })
        {
            return ReportErrors.InvalidArn(text);
        }

        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        return arn.Resource[..(arn.Resource.IndexOf('/', StringComparison.Ordinal) + 1)] switch
        {
            _ when name.Length == 0 => ReportErrors.InvalidArn(text),
            "user/" => state.Get(IamState.Users, name) is { } user && user.Arn(state.Id) == text ? user : IamErrors.NoSuchUser(name),
            "group/" => state.Get(IamState.Groups, name) is { } group && group.Arn(state.Id) == text ? group : IamErrors.NoSuchGroup(name),
            "role/" => state.Get(IamState.Roles, name) is { } role && role.Arn(state.Id) == text ? role : IamErrors.NoSuchRole(name),
            "policy/" => ManagedPolicies.Find(state, text) is { } policy ? policy : IamErrors.NoSuchPolicy(text),
            _ => ReportErrors.InvalidArn(text),
        };
    }

    private static TagSet? TagsOf(object found) => found switch
    {
        IBounded entity => entity.Tags,
        ManagedPolicy policy => policy.Tags,
        _ => null,
    };

    private static List<CompiledPolicy> PoliciesOf(AccountState state, IEnumerable<PolicyHolder> holders)
    {
        var policies = new List<NamedPolicy>();
        foreach (var holder in holders)
        {
            IdentityPolicies.OfHolder(holder, state, policies);
        }

        return policies.ConvertAll(policy => policy.Policy);
    }

    private static IEnumerable<User> Members(Group group, AccountState state) => state.FoundBy(IamState.Users, IamState.InGroup(group.Name));

    private static IEnumerable<PolicyHolder> Having(string arn, AccountState state) => state.FoundBy(IamState.Users, arn)
        .Concat(state.FoundBy(IamState.Groups, arn).SelectMany(group => Members(group, state)))
        .DistinctBy(user => user.Id, StringComparer.Ordinal)
        .Concat<PolicyHolder>(state.FoundBy(IamState.Roles, arn));
}
