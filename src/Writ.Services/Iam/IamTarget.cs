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
/// it does not), and its tags. A refusal names it as it was asked for (<c>user bob</c>), as AWS does, and so tells nobody
/// whether it exists or where.
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
    public static Authorization OwnerOf(Call call, AccessKey key) =>
        key.UserName is null ? Authorization.On($"arn:aws:iam::{call.Account}:root") : User(call, key.UserName);

    /// <summary>A group that gets another name or path.</summary>
    public static Authorization GroupMove(Call call, string name, string? newPath, string? newName)
    {
        var group = call.State.Get(IamState.Groups, name);
        return Move(Group(call, name).Questions[0], Arn.Iam(call.Account, "group", newPath ?? group?.Path ?? "/", newName ?? group?.Name ?? name));
    }

    public static Authorization Group(Call call, string name) => Authorization.Of(new Question
    {
        Resource = call.State.Get(IamState.Groups, name)?.Arn(call.Account) ?? Arn.Iam(call.Account, "group", "/", name),
        ShownAs = $"group {name}",
    });

    public static Authorization Role(Call call, string name)
    {
        var role = call.State.Get(IamState.Roles, name);
        return Authorization.Of(new Question
        {
            Resource = role?.Arn(call.Account) ?? Arn.Iam(call.Account, "role", "/", name),
            ResourceTags = role?.Tags,
            ShownAs = $"role {name}",
        });
    }

    /// <summary>Whether the caller may hand a role to a service, as every operation asks that gives a service a role. AWS prints its ARN.</summary>
    public static Question PassRole(Call call, string role, string service) => Role(call, role).Questions[0] with
    {
        Action = "iam:PassRole",
        ShownAs = null,
        Keys = [KeyValuePair.Create<string, IReadOnlyList<string>>("iam:PassedToService", [service])],
    };

    public static Authorization InstanceProfile(Call call, string name)
    {
        var profile = call.State.Get(IamState.InstanceProfiles, name);
        return Authorization.Of(new Question
        {
            Resource = profile?.Arn(call.Account) ?? Arn.Iam(call.Account, "instance-profile", "/", name),
            ResourceTags = profile?.Tags,
            ShownAs = $"instance profile {name}",
        });
    }

    public static Authorization Policy(Call call, string arn) => Authorization.Of(new Question
    {
        Resource = arn,
        ResourceTags = ManagedPolicies.Find(call.State, arn)?.Tags,
        ShownAs = $"policy {arn}",
    });

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
        var question = new Question { Resource = Arn.Iam(call.Account, type, path ?? "/", name) };
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
            return new Question { Resource = call.Principal.Caller.Kind == CallerKind.Root ? call.Principal.Arn : "*" };
        }

        var user = call.State.Get(IamState.Users, name);
        return new Question
        {
            Resource = user?.Arn(call.Account) ?? Arn.Iam(call.Account, "user", "/", name),
            ResourceTags = user?.Tags,
            ShownAs = $"user {name}",
        };
    }

    private static Authorization Move(Question source, string target) =>
        Authorization.Of(target == source.Resource ? [source] : [source, source with { Resource = target, ShownAs = null }]);
}
