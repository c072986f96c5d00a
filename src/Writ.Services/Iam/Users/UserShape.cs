using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

/// <summary>A user on the wire.</summary>
[Shape]
public sealed partial class UserShape
{
    public required string Path { get; init; }

    public required string UserName { get; init; }

    public required string UserId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public DateTimeOffset? PasswordLastUsed { get; init; }

    public AttachedPermissionsBoundaryShape? PermissionsBoundary { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    /// <summary>A user with all there is to show.</summary>
    public static UserShape Of(User user, AccountId account) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.Arn(account),
        CreateDate = user.CreateDate,
        PasswordLastUsed = user.PasswordLastUsed,
        PermissionsBoundary = AttachedPermissionsBoundaryShape.Of(user.PermissionsBoundary),
        Tags = Tagging.Show(user.Tags),
    };

    /// <summary>The account's root, which has no name of its own and is as old as its account.</summary>
    public static UserShape OfRoot(Call call) => new()
    {
        Path = "/",
        UserName = "root",
        UserId = call.Account.ToString(),
        Arn = $"arn:aws:iam::{call.Account}:root",
        CreateDate = AccountProfile.Of(call.State, call.Platform).CreateDate is var created && created == default ? DateTimeOffset.UnixEpoch : created,
    };

    /// <summary>A user as list operations show it: AWS leaves out the tags and the boundary, and, but for ListUsers, when its password was used.</summary>
    public static UserShape Listed(User user, AccountId account, DateTimeOffset? passwordLastUsed = null) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.Arn(account),
        CreateDate = user.CreateDate,
        PasswordLastUsed = passwordLastUsed,
    };
}
