using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class UpdateResponsibilityTransferRequest
{
    [Pattern(OrganizationsPattern.TransferId)]
    public required string Id { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.TransferName), Sensitive]
    public required string Name { get; init; }
}

[Shape]
public sealed partial class UpdateResponsibilityTransferResponse
{
    public ResponsibilityTransferShape? ResponsibilityTransfer { get; init; }
}

/// <summary>AWS: Organizations API Reference, UpdateResponsibilityTransfer. The name is the target's, who alone sees it.</summary>
[Operation(OrganizationsService.Name)]
public sealed class UpdateResponsibilityTransfer : IWriteOperation<UpdateResponsibilityTransferRequest, UpdateResponsibilityTransferResponse>
{
    public static Authorization Authorize(UpdateResponsibilityTransferRequest request, Call call) => TransferTarget.Of(call, request.Id);

    public static Result<UpdateResponsibilityTransferResponse> Handle(UpdateResponsibilityTransferRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (TransferLookup.Find(request.Id, call) is not { } found)
        {
            return TransferErrors.NotFound;
        }

        if (!found.IsInbound)
        {
            return TransferErrors.OnlyTargetNames;
        }

        if (draft.Get(OrganizationsState.ResponsibilityTransfers, request.Id) is not { } transfer)
        {
            return TransferErrors.NotFound;
        }

        var renamed = transfer with { Name = request.Name };
        draft.Put(OrganizationsState.ResponsibilityTransfers, renamed);
        return new UpdateResponsibilityTransferResponse { ResponsibilityTransfer = ResponsibilityTransferShape.Of(renamed, draft.State, entered.Value, call) };
    }
}
