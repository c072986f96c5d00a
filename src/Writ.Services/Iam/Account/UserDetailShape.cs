using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Tags;
using Writ.Services.Iam.Users;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

/// <summary>A user in the account's details, with its groups and policies.</summary>
[Shape]
public sealed partial class UserDetailShape
{
    public string? Path { get; init; }

    public string? UserName { get; init; }

    public string? UserId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<PolicyDetailShape>? UserPolicyList { get; init; }

    public IReadOnlyList<string>? GroupList { get; init; }

    public IReadOnlyList<AttachedPolicyShape>? AttachedManagedPolicies { get; init; }

    public AttachedPermissionsBoundaryShape? PermissionsBoundary { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    public static UserDetailShape Of(User user, AccountId account) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.Arn(account),
        CreateDate = user.CreateDate,
        // AWS leaves the member out for users, but not for groups and roles.
        UserPolicyList = user.InlinePolicies.IsEmpty ? null : PolicyDetailShape.All(user),
        GroupList = user.Groups,
        AttachedManagedPolicies = AttachedPolicyShape.All(user),
        PermissionsBoundary = AttachedPermissionsBoundaryShape.Of(user.PermissionsBoundary),
        Tags = Tagging.ShowAll(user.Tags),
    };
}
