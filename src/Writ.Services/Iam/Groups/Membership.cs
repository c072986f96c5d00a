using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Groups;

/// <summary>A user and a group, of which it may be a member.</summary>
internal sealed record Membership(User User, Group Group)
{
    public bool Exists => User.Groups.Contains(Group.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Both by name; when neither exists, the answer is about the user.</summary>
    public static Result<Membership> Find(string userName, string groupName, AccountState state)
    {
        if (state.Get(IamState.Users, userName) is not { } user)
        {
            return IamErrors.NoSuchUser(userName);
        }

        return state.Get(IamState.Groups, groupName) is { } group ? new Membership(user, group) : IamErrors.NoSuchGroup(groupName);
    }
}
