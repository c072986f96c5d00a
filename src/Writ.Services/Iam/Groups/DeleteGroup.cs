using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class DeleteGroupRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteGroup. Refused while it has members or policies.</summary>
[Operation(IamService.Name)]
public sealed class DeleteGroup : IWriteOperation<DeleteGroupRequest, NoResponse>
{
    public static Authorization Authorize(DeleteGroupRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<NoResponse> Handle(DeleteGroupRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Groups, request.GroupName) is not { } group)
        {
            return IamErrors.NoSuchGroup(request.GroupName);
        }

        if (draft.State.FoundBy(IamState.Users, IamState.InGroup(group.Name)).Any())
        {
            return DeleteConflicts.Groups;
        }

        if (DeleteConflicts.OfPolicies(group) is { } conflict)
        {
            return conflict;
        }

        draft.Remove(IamState.Groups, group.Name);
        return NoResponse.Done;
    }
}
