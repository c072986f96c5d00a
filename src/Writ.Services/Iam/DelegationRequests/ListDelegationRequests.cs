using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class ListDelegationRequestsRequest
{
    [Length(20, 2048), Pattern(@"^[a-zA-Z0-9:/+=,.@_-]+$"), ConditionKey("iam:DelegationRequestOwner")]
    public string? OwnerId { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListDelegationRequestsResponse
{
    public IReadOnlyList<DelegationRequestShape>? DelegationRequests { get; init; }

    public string? Marker { get; init; }

    [WireName("isTruncated")]
    public bool? IsTruncated { get; init; }
}

/// <summary>AWS: IAM API Reference, ListDelegationRequests. What identities of the caller's account own; what nobody owns is in no list.</summary>
[Operation(IamService.Name)]
public sealed class ListDelegationRequests : IReadOperation<ListDelegationRequestsRequest, ListDelegationRequestsResponse>
{
    public static Authorization Authorize(ListDelegationRequestsRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListDelegationRequestsResponse> Handle(ListDelegationRequestsRequest request, Call call)
    {
        var owned = DelegationLookup.OwnedBy(call.Account, call).Where(found => request.OwnerId is null || found.Owner?.Arn == request.OwnerId);
        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, owned, DelegationRequestShape.Order);
        return page.Error is { } error ? error : new ListDelegationRequestsResponse
        {
            DelegationRequests = [.. page.Value.Items.Select(found => DelegationRequestShape.Of(found, call.Now))],
            Marker = page.Value.Marker,
            IsTruncated = page.Value.IsTruncated,
        };
    }
}
