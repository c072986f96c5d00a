using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class UpdateGroupRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? NewPath { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public string? NewGroupName { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateGroup. The group keeps its id, its members and its policies.</summary>
[Operation(IamService.Name)]
public sealed class UpdateGroup : IWriteOperation<UpdateGroupRequest, NoResponse>
{
    public static Authorization Authorize(UpdateGroupRequest request, Call call) =>
        IamTarget.GroupMove(call, request.GroupName, request.NewPath, request.NewGroupName);

    public static Result<NoResponse> Handle(UpdateGroupRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Groups, request.GroupName) is not { } group)
        {
            return IamErrors.NoSuchGroup(request.GroupName);
        }

        // Its own name is not taken: clients send it along with a new path, and its case may change.
        if (request.NewGroupName is { } name && draft.Get(IamState.Groups, name) is { } namesake && namesake.Id != group.Id)
        {
            return IamErrors.GroupExists(name);
        }

        var moved = group with { Name = request.NewGroupName ?? group.Name, Path = request.NewPath ?? group.Path };
        draft.Remove(IamState.Groups, group.Name);
        draft.Put(IamState.Groups, moved);
        if (moved.Name != group.Name)
        {
            TakeMembersAlong(draft, group.Name, moved.Name);
        }

        return NoResponse.Done;
    }

    private static void TakeMembersAlong(Draft draft, string oldName, string newName)
    {
        foreach (var member in draft.State.FoundBy(IamState.Users, IamState.InGroup(oldName)).ToList())
        {
            draft.Put(IamState.Users, member with { Groups = member.Groups.Replace(oldName, newName, StringComparer.OrdinalIgnoreCase) });
        }
    }
}
