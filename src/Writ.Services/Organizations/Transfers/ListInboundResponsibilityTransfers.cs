using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class ListInboundResponsibilityTransfersRequest
{
    [OneOf("BILLING")]
    public required string Type { get; init; }

    [Pattern(OrganizationsPattern.TransferId)]
    public string? Id { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListInboundResponsibilityTransfersResponse
{
    public IReadOnlyList<ResponsibilityTransferShape>? ResponsibilityTransfers { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListInboundResponsibilityTransfers: those by which the caller's organization pays for others.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListInboundResponsibilityTransfers : IReadOperation<ListInboundResponsibilityTransfersRequest, ListInboundResponsibilityTransfersResponse>
{
    public static Authorization Authorize(ListInboundResponsibilityTransfersRequest request, Call call) => TransferTarget.All(isInbound: true);

    public static Result<ListInboundResponsibilityTransfersResponse> Handle(ListInboundResponsibilityTransfersRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Management);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (request.Id is { } id && TransferLookup.Find(id, call) is not { IsInbound: true })
        {
            return TransferErrors.NotFound;
        }

        var management = entered.Value.Management;
        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => management.All(OrganizationsState.ResponsibilityTransfers).After(after).Where(transfer => transfer.IsShown(call.Now) && (request.Id is null || transfer.Id == request.Id)),
            transfer => transfer.Id);
        return page.Error is { } invalid ? invalid : new ListInboundResponsibilityTransfersResponse
        {
            ResponsibilityTransfers = [.. page.Value.Items.Select(transfer => ResponsibilityTransferShape.Of(transfer, management, entered.Value, call))],
            NextToken = page.Value.Marker,
        };
    }
}
