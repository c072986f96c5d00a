using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class ListParentsRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.ChildId)]
    public required string ChildId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListParentsResponse
{
    public IReadOnlyList<ParentShape>? Parents { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListParents.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListParents : IReadOperation<ListParentsRequest, ListParentsResponse>
{
    public static Authorization Authorize(ListParentsRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.ChildId);

    public static Result<ListParentsResponse> Handle(ListParentsRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (Tree.Find(entered.Value.Management, request.ChildId) is not { } child || Tree.ParentOf(child) is not { } parent)
        {
            return StructureErrors.ChildNotFound;
        }

        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, after => after is null ? new[] { parent } : [], id => id);
        return page.Error is { } invalid ? invalid : new ListParentsResponse
        {
            Parents = [.. page.Value.Items.Select(id => new ParentShape { Id = id, Type = NodeIds.TypeOf(id) })],
            NextToken = page.Value.Marker,
        };
    }
}
