using Writ.Kernel.State;
using Writ.Services.Iam.Roles;

namespace Writ.Services.Iam.ServiceLinkedRoles;

/// <summary>The deletion of a service-linked role, which is done when there is a task for it.</summary>
/// <param name="Id">Such as <c>task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/UUID</c>.</param>
/// <param name="Time">When.</param>
public sealed record DeletionTask(string Id, DateTimeOffset Time)
{
    /// <summary>So many are remembered; whoever has more creates and deletes roles in a loop.</summary>
    public const int Max = 1_000;

    public const string Succeeded = "SUCCEEDED";

    private const string Prefix = "task/aws-service-role/";

    /// <summary>How long the outcome can be asked for.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static string NewId(Role role, IdSource ids) => $"{Prefix}{role.LinkedService}/{role.Name}/{ids.Uuid()}";

    /// <summary>
    /// The ARN of the role that a task of that id deletes or deleted; null when no task has such an id. It is that of the task which is there: tasks are
    /// found in letters of either case, a policy that names the role has one.
    /// </summary>
    public static string? RoleArn(string id, AccountState state) => RoleArn(state.Get(IamState.DeletionTasks, id)?.Id ?? id, state.Id);

    private static string? RoleArn(string id, AccountId account) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && id[Prefix.Length..].Split('/') is [{ Length: > 0 } service, { Length: > 0 } role, var uuid] && Guid.TryParseExact(uuid, "D", out _)
            ? Arn.Iam(account, "role", ServiceLinkedRoles.LinkedService.PathOf(service), role)
            : null;

    /// <summary>Forgets tasks that nobody is to ask for any more.</summary>
    internal static void Forget(Draft draft, DateTimeOffset now)
    {
        foreach (var task in draft.State.All(IamState.DeletionTasks).Values.Where(task => !task.IsKnownAt(now)).ToList())
        {
            draft.Remove(IamState.DeletionTasks, task.Id);
        }
    }

    internal bool IsKnownAt(DateTimeOffset now) => now < Time + Kept;
}
