using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceLinkedRoles;

[Shape]
public sealed partial class DeleteServiceLinkedRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

[Shape]
public sealed partial class DeleteServiceLinkedRoleResponse
{
    public required string DeletionTaskId { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, DeleteServiceLinkedRole. On AWS a task asks the service whether it still uses the role; no service that could
/// use one is part of this installation, so the role goes at once and its task has succeeded.
/// </summary>
[Operation(IamService.Name)]
public sealed class DeleteServiceLinkedRole : IWriteOperation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse>
{
    public static Authorization Authorize(DeleteServiceLinkedRoleRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<DeleteServiceLinkedRoleResponse> Handle(DeleteServiceLinkedRoleRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        if (!role.IsServiceLinked)
        {
            return ServiceLinkedRoleErrors.NotServiceLinked(role.Name);
        }

        DeletionTask.Forget(draft, call.Now);
        if (draft.State.All(IamState.DeletionTasks).Count >= DeletionTask.Max)
        {
            return IamErrors.QuotaExceeded("ServiceLinkedRoleDeletions", DeletionTask.Max);
        }

        var task = new DeletionTask(DeletionTask.NewId(role, call.Ids), call.Now);
        draft.Remove(IamState.Roles, role.Name);
        draft.Put(IamState.DeletionTasks, task);
        return new DeleteServiceLinkedRoleResponse { DeletionTaskId = task.Id };
    }
}
