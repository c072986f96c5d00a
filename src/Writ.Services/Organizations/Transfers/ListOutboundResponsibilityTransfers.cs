using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class ListOutboundResponsibilityTransfersRequest
{
    [OneOf("BILLING")]
    public required string Type { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListOutboundResponsibilityTransfersResponse
{
    public IReadOnlyList<ResponsibilityTransferShape>? ResponsibilityTransfers { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListOutboundResponsibilityTransfers: those by which others pay for the caller's organization.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListOutboundResponsibilityTransfers : IReadOperation<ListOutboundResponsibilityTransfersRequest, ListOutboundResponsibilityTransfersResponse>
{
    public static Authorization Authorize(ListOutboundResponsibilityTransfersRequest request, Call call) => TransferTarget.All(isInbound: false);

    public static Result<ListOutboundResponsibilityTransfersResponse> Handle(ListOutboundResponsibilityTransfersRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Management);
        if (entered.Error is { } error)
        {
            return error;
        }

        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => TransferLookup.OutboundOf(entered.Value.Management, call, after).Where(found => found.Transfer.IsShown(call.Now)),
            found => found.Transfer.Id);
        return page.Error is { } invalid ? invalid : new ListOutboundResponsibilityTransfersResponse
        {
            ResponsibilityTransfers = [.. page.Value.Items.Select(found => ResponsibilityTransferShape.Of(found.Transfer, found.Target, entered.Value, call))],
            NextToken = page.Value.Marker,
        };
    }
}
