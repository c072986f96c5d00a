using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class TerminateResponsibilityTransferRequest
{
    [Pattern(OrganizationsPattern.TransferId)]
    public required string Id { get; init; }

    public DateTimeOffset? EndTimestamp { get; init; }
}

[Shape]
public sealed partial class TerminateResponsibilityTransferResponse
{
    public ResponsibilityTransferShape? ResponsibilityTransfer { get; init; }
}

/// <summary>AWS: Organizations API Reference, TerminateResponsibilityTransfer. Either side may; it goes on until its end.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class TerminateResponsibilityTransfer : IWriteOperation<TerminateResponsibilityTransferRequest, TerminateResponsibilityTransferResponse>
{
    public static Authorization Authorize(TerminateResponsibilityTransferRequest request, Call call) => TransferTarget.Of(call, request.Id);

    public static Result<TerminateResponsibilityTransferResponse> Handle(TerminateResponsibilityTransferRequest request, Call call, Draft draft)
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

        var home = draft.Of(found.Target.Id);
        if (home.Get(OrganizationsState.ResponsibilityTransfers, request.Id) is not { } transfer)
        {
            return TransferErrors.NotFound;
        }

        var end = TransferDates.End(request.EndTimestamp, transfer.StartTimestamp, call.Now);
        if ((Check(transfer) ?? end.Error) is { } refusal)
        {
            return refusal;
        }

        var withdrawn = transfer with { Status = ResponsibilityTransfer.Withdrawn, EndTimestamp = end.Value };
        home.Put(OrganizationsState.ResponsibilityTransfers, withdrawn);
        return new TerminateResponsibilityTransferResponse { ResponsibilityTransfer = ResponsibilityTransferShape.Of(withdrawn, home.State, entered.Value, call) };
    }

    private static AwsError? Check(ResponsibilityTransfer transfer) => transfer.Status switch
    {
        ResponsibilityTransfer.Accepted => null,
        ResponsibilityTransfer.Withdrawn => TransferErrors.AlreadyWithdrawn,
        _ => TransferErrors.InvalidTransition,
    };
}
