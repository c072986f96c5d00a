using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Principals;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>The user, group or role that PolicySourceArn names.</summary>
internal static class PolicySource
{
    /// <summary>The question of the operations that disclose what an entity may do.</summary>
    public static Authorization Authorize(string arn, Call call) => Authorization.On(arn, Find(arn, call.State).Value is IBounded entity ? entity.Tags : null);

    /// <summary>What the entity brings to a simulation, or why there is no such entity.</summary>
    public static Result<SimulationSubject> Subject(string arn, AccountState state)
    {
        var (holder, error) = Find(arn, state);
        return holder switch
        {
            User user => new SimulationSubject
            {
                Policies = [.. Named(user, "user", state), .. IdentityPolicies.GroupsOf(user, state).SelectMany(group => Named(group, "group", state))],
                Boundary = IdentityPolicies.BoundaryOf(user, state),
                Caller = new Caller { Kind = CallerKind.User, Arn = arn, Account = state.Id.ToString(), UniqueId = user.Id, Name = user.Name },
                Tags = user.Tags,
            },
            Group group => new SimulationSubject { Policies = [.. Named(group, "group", state)] },
            Role role => new SimulationSubject
            {
                Policies = [.. Named(role, "role", state)],
                Boundary = IdentityPolicies.BoundaryOf(role, state),
                Caller = new Caller
                {
                    Kind = CallerKind.RoleSession,
                    Arn = arn,
                    RoleArn = arn,
                    Account = state.Id.ToString(),
                    UniqueId = role.Id,
                    Name = role.Name,
                    IsServiceLinkedRole = role.IsServiceLinked,
                    AnySession = true,
                },
                Tags = role.Tags,
            },
            _ => error ?? SimulationErrors.InvalidEntity(arn),
        };
    }

    /// <summary>Managed policies go by their name, embedded ones by <c>TYPE_ENTITY_NAME</c>.</summary>
    private static IEnumerable<NamedPolicy> Named(PolicyHolder holder, string type, AccountState state) =>
        IdentityPolicies.OfHolder(holder, state, []).Select(policy => policy.Arn is null ? policy with { Name = $"{type}_{holder.Name}_{policy.Name}" } : policy);

    /// <summary>The entity of exactly that ARN, path and case included.</summary>
    private static (PolicyHolder? Value, AwsError? Error) Find(string text, AccountState state)
    {
        if (!Arn.TryParse(text, out var arn) || arn is not { Partition: "aws", Service: IamService.Name, Region: "" })
        {
            return (null, SimulationErrors.InvalidEntity(text));
        }

        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        return arn.Resource[..(arn.Resource.IndexOf('/', StringComparison.Ordinal) + 1)] switch
        {
            "user/" when name.Length > 0 => state.Get(IamState.Users, name) is { } user && user.Arn(state.Id) == text ? (user, null) : (null, IamErrors.NoSuchUser(name)),
            "group/" when name.Length > 0 => state.Get(IamState.Groups, name) is { } group && group.Arn(state.Id) == text ? (group, null) : (null, IamErrors.NoSuchGroup(name)),
            "role/" when name.Length > 0 => state.Get(IamState.Roles, name) is { } role && role.Arn(state.Id) == text ? (role, null) : (null, IamErrors.NoSuchRole(name)),
            _ => (null, SimulationErrors.InvalidEntity(text)),
        };
    }
}
