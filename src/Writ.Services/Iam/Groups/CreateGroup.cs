using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class CreateGroupRequest
{
    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }
}

[Shape]
public sealed partial class CreateGroupResponse
{
    public required GroupShape Group { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateGroup.</summary>
[Operation(IamService.Name)]
public sealed class CreateGroup : IWriteOperation<CreateGroupRequest, CreateGroupResponse>
{
    public static Authorization Authorize(CreateGroupRequest request, Call call) => IamTarget.New(call, "group", request.Path, request.GroupName);

    public static Result<CreateGroupResponse> Handle(CreateGroupRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Groups, request.GroupName) is not null)
        {
            return IamErrors.GroupExists(request.GroupName);
        }

        if (draft.State.All(IamState.Groups).Count >= IamQuota.Groups)
        {
            return IamErrors.QuotaExceeded("GroupsPerAccount", IamQuota.Groups);
        }

        var group = new Group
        {
            Name = request.GroupName,
            Path = request.Path ?? "/",
            Id = call.Ids.UniqueId("AGPA"),
            CreateDate = call.Now,
        };
        draft.Put(IamState.Groups, group);
        return new CreateGroupResponse { Group = GroupShape.Of(group, call.Account) };
    }
}
