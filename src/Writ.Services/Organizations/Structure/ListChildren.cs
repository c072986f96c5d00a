using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class ListChildrenRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string ParentId { get; init; }

    [OneOf("ACCOUNT", "ORGANIZATIONAL_UNIT")]
    public required string ChildType { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListChildrenResponse
{
    public IReadOnlyList<ChildShape>? Children { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListChildren.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListChildren : IReadOperation<ListChildrenRequest, ListChildrenResponse>
{
    public static Authorization Authorize(ListChildrenRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.ParentId);

    public static Result<ListChildrenResponse> Handle(ListChildrenRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var management = entered.Value.Management;
        if (!Tree.IsParent(management, request.ParentId))
        {
            return OrganizationsErrors.ParentNotFound;
        }

        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => request.ChildType == NodeIds.Account
                ? Tree.MembersIn(management, request.ParentId, after).Select(member => member.Id)
                : Tree.UnitsIn(management, request.ParentId, after).Select(unit => unit.Id),
            id => id);
        return page.Error is { } invalid ? invalid : new ListChildrenResponse
        {
            Children = [.. page.Value.Items.Select(id => new ChildShape { Id = id, Type = request.ChildType })],
            NextToken = page.Value.Marker,
        };
    }
}
