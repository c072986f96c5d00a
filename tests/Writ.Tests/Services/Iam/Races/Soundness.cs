using System.Reflection;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Policies;
using Writ.Tests.House;

namespace Writ.Tests.Services.Iam.Races;

/// <summary>What holds of every state of an account: whatever is referred to exists, and no quota is passed.</summary>
internal static class Soundness
{
    public static void Check(AccountState state) => Findings.None(
        Memberships(state).Concat(Attachments(state)).Concat(Boundaries(state)).Concat(Profiles(state)).Concat(Versions(state)).Concat(Belongings(state)).Concat(Indexes(state)));

    private static IEnumerable<string> Memberships(AccountState state) => state.All(IamState.Users).Values.SelectMany(user => user.Groups
        .Where(group => state.Get(IamState.Groups, group) is null).Select(group => $"{user.Name} is in the group {group}, which is not there")
        .Concat(Repeated(user.Groups, $"groups of {user.Name}"))
        .Concat(TooMany(user.Groups.Count, IamQuota.GroupsPerUser, $"groups of {user.Name}")));

    private static IEnumerable<string> Attachments(AccountState state) => Holders(state).SelectMany(holder => holder.AttachedPolicies
        .Where(arn => ManagedPolicies.Find(state, arn) is null).Select(arn => $"{holder.Name} has the policy {arn}, which is not there")
        .Concat(Repeated(holder.AttachedPolicies, $"policies of {holder.Name}"))
        .Concat(Repeated(holder.InlinePolicies.Select(policy => policy.Name), $"embedded policies of {holder.Name}"))
        .Concat(TooMany(holder.AttachedPolicies.Count, IamQuota.AttachedPoliciesPerUser, $"policies of {holder.Name}")))
        .Concat(state.All(IamState.Users).Values.SelectMany(user =>
            TooMany(user.InlinePolicies.Sum(policy => policy.Document.Text.Count(letter => !char.IsWhiteSpace(letter))), IamQuota.UserPolicySize, $"characters of {user.Name}'s policies")));

    private static IEnumerable<string> Boundaries(AccountState state) => state.All(IamState.Users).Values.Select(user => user.PermissionsBoundary)
        .Concat(state.All(IamState.Roles).Values.Select(role => role.PermissionsBoundary))
        .Where(arn => arn is not null && ManagedPolicies.Find(state, arn) is null)
        .Select(arn => $"{arn} is a boundary and not there");

    private static IEnumerable<string> Profiles(AccountState state) => state.All(IamState.InstanceProfiles).Values
        .Where(profile => profile.RoleName is { } role && state.Get(IamState.Roles, role) is null)
        .Select(profile => $"{profile.Name} holds the role {profile.RoleName}, which is not there");

    private static IEnumerable<string> Versions(AccountState state) => state.All(IamState.Policies).Values.SelectMany(policy =>
        TooMany(policy.Versions.Count, IamQuota.VersionsPerPolicy, $"versions of {policy.Name}")
            .Concat(Repeated(policy.Versions.Select(version => version.Id), $"versions of {policy.Name}"))
            .Concat(policy.Version(policy.DefaultVersionId) is null ? [$"{policy.Name}'s default version {policy.DefaultVersionId} is not there"] : [])
            .Concat(policy.Version($"v{policy.NextVersion}") is null ? [] : [$"{policy.Name}'s next version {policy.NextVersion} is there already"]));

    /// <summary>Whatever kind of resource names a user has one: keys, passwords, certificates.</summary>
    private static IEnumerable<string> Belongings(AccountState state) => IamState.All.SelectMany(kind => Rows(state, kind))
        .Select(row => (Row: row, Owner: row.GetType().GetProperty("UserName")?.GetValue(row) as string))
        .Where(found => found.Owner is not null && state.Get(IamState.Users, found.Owner) is null)
        .Select(found => $"a {found.Row.GetType().Name} belongs to {found.Owner}, who is not there");

    /// <summary>What an index finds is what a search of all rows finds.</summary>
    private static IEnumerable<string> Indexes(AccountState state) => state.All(IamState.Groups).Values
        .Select(group => (
            group.Name,
            Found: state.FoundBy(IamState.Users, IamState.InGroup(group.Name)).Select(user => user.Name),
            Searched: state.All(IamState.Users).Values.Where(user => user.Groups.Contains(group.Name)).Select(user => user.Name)))
        .Where(members => !members.Found.SequenceEqual(members.Searched))
        .Select(members => $"the index of {members.Name}'s members is wrong");

    private static IEnumerable<PolicyHolder> Holders(AccountState state) =>
        [.. state.All(IamState.Users).Values, .. state.All(IamState.Groups).Values, .. state.All(IamState.Roles).Values];

    private static IEnumerable<object> Rows(AccountState state, ResourceKind kind) =>
        (IEnumerable<object>?)RowsOf.MakeGenericMethod(kind.GetType().GetGenericArguments()).Invoke(null, [state, kind]) ?? [];

    private static MethodInfo RowsOf { get; } =
        typeof(Soundness).GetMethod(nameof(RowsOfKind), BindingFlags.Static | BindingFlags.NonPublic) ?? throw new MissingMethodException(nameof(RowsOfKind));

    private static IEnumerable<object> RowsOfKind<T>(AccountState state, ResourceKind<T> kind) where T : class => state.All(kind).Values;

    private static IEnumerable<string> Repeated(IEnumerable<string> names, string what) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{what}: {group.Key} twice");

    private static IEnumerable<string> TooMany(int count, int most, string what) => count > most ? [$"{count} {what}, at most {most} may be"] : [];
}
