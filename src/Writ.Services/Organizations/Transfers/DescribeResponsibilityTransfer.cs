using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class DescribeResponsibilityTransferRequest
{
    [Pattern(OrganizationsPattern.TransferId)]
    public required string Id { get; init; }
}

[Shape]
public sealed partial class DescribeResponsibilityTransferResponse
{
    public ResponsibilityTransferShape? ResponsibilityTransfer { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeResponsibilityTransfer.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeResponsibilityTransfer : IReadOperation<DescribeResponsibilityTransferRequest, DescribeResponsibilityTransferResponse>
{
    public static Authorization Authorize(DescribeResponsibilityTransferRequest request, Call call) => TransferTarget.Of(call, request.Id);

    public static Result<DescribeResponsibilityTransferResponse> Handle(DescribeResponsibilityTransferRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Management);
        if (entered.Error is { } error)
        {
            return error;
        }

        return TransferLookup.Find(request.Id, call) is { } found
            ? new DescribeResponsibilityTransferResponse { ResponsibilityTransfer = ResponsibilityTransferShape.Of(found.Transfer, found.Target, entered.Value, call) }
            : TransferErrors.NotFound;
    }
}
