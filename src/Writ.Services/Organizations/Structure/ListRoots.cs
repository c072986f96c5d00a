using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class ListRootsRequest
{
    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListRootsResponse
{
    public IReadOnlyList<RootShape>? Roots { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListRoots.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListRoots : IReadOperation<ListRootsRequest, ListRootsResponse>
{
    public static Authorization Authorize(ListRootsRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListRootsResponse> Handle(ListRootsRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var (management, organization, _) = entered.Value;
        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, management.All(OrganizationsState.Roots).After, root => root.Id);
        return page.Error is { } invalid ? invalid : new ListRootsResponse
        {
            Roots = [.. page.Value.Items.Select(root => RootShape.Of(root, management, organization))],
            NextToken = page.Value.Marker,
        };
    }
}
