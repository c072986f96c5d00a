using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class ListHandshakesForAccountRequest
{
    public HandshakeFilterShape? Filter { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListHandshakesForAccountResponse
{
    public IReadOnlyList<HandshakeShape>? Handshakes { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListHandshakesForAccount.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListHandshakesForAccount : IReadOperation<ListHandshakesForAccountRequest, ListHandshakesForAccountResponse>
{
    public static Authorization Authorize(ListHandshakesForAccountRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Members);

    public static Result<ListHandshakesForAccountResponse> Handle(ListHandshakesForAccountRequest request, Call call)
    {
        if (request.Filter is { ActionType: not null, ParentHandshakeId: not null })
        {
            return HandshakeErrors.TooManyFilters;
        }

        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, after => Received(request, call, after), received => received.Id ?? "");
        return page.Error is { } invalid ? invalid : new ListHandshakesForAccountResponse { Handshakes = page.Value.Items, NextToken = page.Value.Marker };
    }

    private static IEnumerable<HandshakeShape> Received(ListHandshakesForAccountRequest request, Call call, string? after)
    {
        foreach (var received in call.State.All(OrganizationsState.ReceivedHandshakes).After(after))
        {
            if (call.Platform.Organizations.SenderOf(received.Id, out var handshake) is { } sender
                && handshake is not null
                && handshake.IsShown(call.Now)
                && request.Filter?.Admits(handshake) != false
                && sender.Get(OrganizationsState.Organizations, OrganizationsState.Only) is { } organization)
            {
                yield return HandshakeShape.Of(handshake, sender, organization, call);
            }
        }
    }
}
