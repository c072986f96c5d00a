using Writ.Policy;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.InstanceProfiles;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;

namespace Writ.Services.Iam;

/// <summary>
/// What an IAM operation touches, as authorization asks for it: the ARN with the path of what exists (or with no path when
/// it does not), and its tags. A refusal names what exists by type and name and only what is to be created by its ARN, as
/// AWS does: it is the same whether the entity exists or not, and tells nobody its path.
/// </summary>
internal static class IamTarget
{
    /// <param name="call">The call.</param>
    /// <param name="name">The user; null or empty means the calling user, as IAM's operations on oneself have it.</param>
    public static Authorization User(Call call, string? name) => Authorization.Of(UserQuestion(call, OwnName(call, name)));

    /// <summary>A user that gets another name or path: AWS asks about what it is and about what it becomes.</summary>
    public static Authorization UserMove(Call call, string name, string? newPath, string? newName)
    {
        var user = call.State.Get(IamState.Users, name);
        return Move(UserQuestion(call, name), Arn.Iam(call.Account, "user", newPath ?? user?.Path ?? "/", newName ?? user?.Name ?? name));
    }

    /// <summary>The user whose key it is, or root.</summary>
    public static Authorization OwnerOf(Call call, AccessKey key)
    {
        var owner = key.UserName is null ? new Question { Resource = $"arn:aws:iam::{call.Account}:root" } : UserQuestion(call, key.UserName);
        return Authorization.Of(owner with { Words = KeyWords(key.Id) });
    }

    /// <summary>How a refusal names a key, which does not tell whose it is.</summary>
    public static string KeyWords(string id) => $"access key {id}";

    /// <summary>A group that gets another name or path.</summary>
    public static Authorization GroupMove(Call call, string name, string? newPath, string? newName)
    {
        var group = call.State.Get(IamState.Groups, name);
        return Move(Group(call, name).Questions[0], Arn.Iam(call.Account, "group", newPath ?? group?.Path ?? "/", newName ?? group?.Name ?? name));
    }

    public static Authorization Group(Call call, string name) =>
        Authorization.On(call.State.Get(IamState.Groups, name)?.Arn(call.Account) ?? Arn.Iam(call.Account, "group", "/", name), words: $"group {name}");

    public static Authorization Role(Call call, string name)
    {
        var role = call.State.Get(IamState.Roles, name);
        return Authorization.On(role?.Arn(call.Account) ?? Arn.Iam(call.Account, "role", "/", name), role?.Tags, $"role {name}");
    }

    /// <summary>
    /// Whether the caller may hand a role to a service, as every operation of every service asks that gives a service a role. A role of another
    /// account cannot be passed: the question is about that account's resource, which no identity policy grants.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="role">The role's name, or its ARN as the request has it.</param>
    /// <param name="service">The service principal that gets it.</param>
    /// <param name="resource">The ARN of what the service will use it for, where the service says so; null otherwise.</param>
    public static Question PassRole(Call call, string role, string service, string? resource = null)
    {
        List<KeyValuePair<string, IReadOnlyList<string>>> keys = [new("iam:PassedToService", [service])];
        if (resource is not null)
        {
            keys.Add(new("iam:AssociatedResourceArn", [resource]));
        }

        var name = role[(role.LastIndexOf('/') + 1)..];
        var passed = Role(call, name).Questions[0];
        if (Arn.TryParse(role, out var arn) && !(IsOwnRole(arn, call.Account) && call.State.Get(IamState.Roles, name) is not null))
        {
            passed = new Question { Resource = role, ResourceAccount = AccountId.TryParse(arn.Account, out var account) ? account : null };
        }

        return passed with { Action = "iam:PassRole", Words = null, Keys = keys };
    }

    public static Authorization InstanceProfile(Call call, string name)
    {
        var profile = call.State.Get(IamState.InstanceProfiles, name);
        return Authorization.On(profile?.Arn(call.Account) ?? Arn.Iam(call.Account, "instance-profile", "/", name), profile?.Tags, $"instance profile {name}");
    }

    public static Authorization Policy(Call call, string arn) =>
        Authorization.On(arn, ManagedPolicies.Find(call.State, arn)?.Tags, $"policy {arn}");

    /// <summary>Something that is about to be created, at its path.</summary>
    public static Authorization New(Call call, string type, string? path, string name) =>
        Authorization.On(Arn.Iam(call.Account, type, path ?? "/", name));

    /// <summary>Something that is about to be created with tags, which must be allowed by the tagging action too.</summary>
    /// <param name="call">The call.</param>
    /// <param name="type">Such as <c>role</c>.</param>
    /// <param name="path">Its path; null for none.</param>
    /// <param name="name">Its name.</param>
    /// <param name="tagAction">Such as <c>iam:TagRole</c>; null when the request has no tags.</param>
    public static Authorization NewTagged(Call call, string type, string? path, string name, string? tagAction)
    {
        var question = new Question { Resource = Arn.Iam(call.Account, type, path ?? "/", name), Words = type == "policy" ? $"policy {name}" : null };
        return tagAction is null ? Authorization.Of(question) : Authorization.Of(question, question with { Action = tagAction });
    }

    /// <summary>A list operation: all entities of a type below a path.</summary>
    public static Authorization Listing(Call call, string type, string? pathPrefix = null) =>
        Authorization.On($"arn:aws:iam::{call.Account}:{type}{(pathPrefix is null or "" ? "/" : pathPrefix)}");

    /// <summary>The user an operation means when its UserName may be left out: the caller's own; null when the caller is no user.</summary>
    public static string? OwnName(Call call, string? name) => string.IsNullOrEmpty(name) ? CallingUser.Find(call, call.State)?.Name : name;

    // Without a name the question is about root, or, when the caller is neither user nor root, about no user in particular.
    private static Question UserQuestion(Call call, string? name)
    {
        if (name is null)
        {
            return new Question { Resource = call.Principal.IsRoot ? call.Principal.Arn : "*" };
        }

        var user = call.State.Get(IamState.Users, name);
        return new Question
        {
            Resource = user?.Arn(call.Account) ?? Arn.Iam(call.Account, "user", "/", name),
            ResourceTags = user?.Tags,
            Words = $"user {name}",
        };
    }

    // A role that exists is asked about as it is, whatever case or path its ARN is written with: so no denial of it is avoided.
    private static bool IsOwnRole(Arn arn, AccountId account) =>
        arn.Account == account.ToString() && arn.Resource.StartsWith("role/", StringComparison.Ordinal);

    private static Authorization Move(Question source, string target) =>
        Authorization.Of(target == source.Resource ? [source] : [source, source with { Resource = target, Words = null }]);
}
