using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class ListOrganizationalUnitsForParentRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string ParentId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListOrganizationalUnitsForParentResponse
{
    public IReadOnlyList<OrganizationalUnitShape>? OrganizationalUnits { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListOrganizationalUnitsForParent.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListOrganizationalUnitsForParent : IReadOperation<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>
{
    public static Authorization Authorize(ListOrganizationalUnitsForParentRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.ParentId);

    public static Result<ListOrganizationalUnitsForParentResponse> Handle(ListOrganizationalUnitsForParentRequest request, Call call)
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

        var page = OrganizationsPages.Take(request.NextToken, request.MaxResults, after => Tree.UnitsIn(management, request.ParentId, after), unit => unit.Id);
        return page.Error is { } invalid ? invalid : new ListOrganizationalUnitsForParentResponse
        {
            OrganizationalUnits = [.. page.Value.Items.Select(unit => OrganizationalUnitShape.Of(unit, entered.Value))],
            NextToken = page.Value.Marker,
        };
    }
}
