using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceLinkedRoles;

[Shape]
public sealed partial class GetServiceLinkedRoleDeletionStatusRequest
{
    [Length(1, 1000)]
    public required string DeletionTaskId { get; init; }
}

[Shape]
public sealed partial class GetServiceLinkedRoleDeletionStatusResponse
{
    public required string Status { get; init; }

    public DeletionTaskFailureReasonTypeShape? Reason { get; init; }
}

/// <summary>Why a role could not be deleted.</summary>
[Shape]
public sealed partial class DeletionTaskFailureReasonTypeShape
{
    public string? Reason { get; init; }

    public IReadOnlyList<RoleUsageTypeShape>? RoleUsageList { get; init; }
}

/// <summary>What of a service still uses a role in one region.</summary>
[Shape]
public sealed partial class RoleUsageTypeShape
{
    public string? Region { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }
}

/// <summary>AWS: IAM API Reference, GetServiceLinkedRoleDeletionStatus. The role is asked about although it is gone: its ARN is in the task's id.</summary>
[Operation(IamService.Name)]
public sealed class GetServiceLinkedRoleDeletionStatus : IReadOperation<GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse>
{
    public static Authorization Authorize(GetServiceLinkedRoleDeletionStatusRequest request, Call call) =>
        Authorization.On(DeletionTask.RoleArn(request.DeletionTaskId, call.State) ?? "*");

    public static Result<GetServiceLinkedRoleDeletionStatusResponse> Handle(GetServiceLinkedRoleDeletionStatusRequest request, Call call)
    {
        if (DeletionTask.RoleArn(request.DeletionTaskId, call.State) is null)
        {
            return ServiceLinkedRoleErrors.InvalidTaskId;
        }

        return call.State.Get(IamState.DeletionTasks, request.DeletionTaskId) is { } task && task.IsKnownAt(call.Now)
            ? new GetServiceLinkedRoleDeletionStatusResponse { Status = DeletionTask.Succeeded }
            : ServiceLinkedRoleErrors.NoSuchTask;
    }
}
