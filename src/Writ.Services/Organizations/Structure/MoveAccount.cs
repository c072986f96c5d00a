using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class MoveAccountRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string SourceParentId { get; init; }

    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string DestinationParentId { get; init; }
}

/// <summary>AWS: Organizations API Reference, MoveAccount.</summary>
[Operation(OrganizationsService.Name)]
public sealed class MoveAccount : IWriteOperation<MoveAccountRequest, NoResponse>
{
    public static Authorization Authorize(MoveAccountRequest request, Call call) => OrganizationsTarget.Nodes(call, Access.Management, request.AccountId, request.SourceParentId, request.DestinationParentId);

    public static Result<NoResponse> Handle(MoveAccountRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.Get(OrganizationsState.Members, request.AccountId) is not { } member)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        if (!Tree.IsParent(draft.State, request.SourceParentId))
        {
            return StructureErrors.SourceParentNotFound;
        }

        if (!Tree.IsParent(draft.State, request.DestinationParentId))
        {
            return StructureErrors.DestinationParentNotFound;
        }

        if (member.ParentId == request.DestinationParentId)
        {
            return StructureErrors.DuplicateAccount;
        }

        if (member.ParentId != request.SourceParentId)
        {
            return OrganizationsErrors.AccountNotFound;
        }

        draft.Put(OrganizationsState.Members, member with { ParentId = request.DestinationParentId });
        return NoResponse.Done;
    }
}
