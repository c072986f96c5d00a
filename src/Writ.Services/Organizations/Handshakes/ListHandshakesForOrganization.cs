using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class ListHandshakesForOrganizationRequest
{
    public HandshakeFilterShape? Filter { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListHandshakesForOrganizationResponse
{
    public IReadOnlyList<HandshakeShape>? Handshakes { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListHandshakesForOrganization.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListHandshakesForOrganization : IReadOperation<ListHandshakesForOrganizationRequest, ListHandshakesForOrganizationResponse>
{
    public static Authorization Authorize(ListHandshakesForOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListHandshakesForOrganizationResponse> Handle(ListHandshakesForOrganizationRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (request.Filter is { ActionType: not null, ParentHandshakeId: not null })
        {
            return HandshakeErrors.TooManyFilters;
        }

        var (management, organization, _) = entered.Value;
        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => management.All(OrganizationsState.Handshakes).After(after).Where(handshake => handshake.IsShown(call.Now) && request.Filter?.Admits(handshake) != false),
            handshake => handshake.Id);
        return page.Error is { } invalid ? invalid : new ListHandshakesForOrganizationResponse
        {
            Handshakes = [.. page.Value.Items.Select(handshake => HandshakeShape.Of(handshake, management, organization, call))],
            NextToken = page.Value.Marker,
        };
    }
}
