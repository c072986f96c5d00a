using Writ.Services.Operations;

namespace Writ.Services.Iam.Policies;

/// <summary>
/// What operations on the policies of a user or role ask: beside the entity, the boundary it has, so that a delegated
/// administrator can be kept to entities with a certain boundary (AWS: Service Authorization Reference, iam:PermissionsBoundary).
/// </summary>
internal static class HolderTarget
{
    private const string BoundaryKey = "iam:PermissionsBoundary";

    public static Authorization User(Call call, string name) => WithBoundary(IamTarget.User(call, name), call.State.Get(IamState.Users, name));

    public static Authorization Role(Call call, string name) => WithBoundary(IamTarget.Role(call, name), call.State.Get(IamState.Roles, name));

    private static Authorization WithBoundary(Authorization authorization, IBounded? entity)
    {
        if (entity?.PermissionsBoundary is not { } boundary)
        {
            return authorization;
        }

        KeyValuePair<string, IReadOnlyList<string>>[] keys = [new(BoundaryKey, [boundary])];
        return Authorization.Of([.. authorization.Questions.Select(question => question with { Keys = keys })]);
    }
}
