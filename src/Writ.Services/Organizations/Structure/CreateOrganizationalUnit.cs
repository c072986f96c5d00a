using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class CreateOrganizationalUnitRequest
{
    [Length(0, 100), Pattern(OrganizationsPattern.ParentId)]
    public required string ParentId { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.Any)]
    public required string Name { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateOrganizationalUnitResponse
{
    public OrganizationalUnitShape? OrganizationalUnit { get; init; }
}

/// <summary>AWS: Organizations API Reference, CreateOrganizationalUnit.</summary>
[Operation(OrganizationsService.Name)]
public sealed class CreateOrganizationalUnit : IWriteOperation<CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse>
{
    public static Authorization Authorize(CreateOrganizationalUnitRequest request, Call call) => OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 }, OrganizationsTarget.NodeQuestion(call, request.ParentId));

    public static Result<CreateOrganizationalUnitResponse> Handle(CreateOrganizationalUnitRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (!Tree.IsParent(draft.State, request.ParentId))
        {
            return OrganizationsErrors.ParentNotFound;
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags);
        if ((tags.Error ?? UnitNames.Check(draft.State, request.ParentId, request.Name) ?? CheckQuota(draft.State, request.ParentId)) is { } refusal)
        {
            return refusal;
        }

        var unit = new OrganizationalUnit
        {
            Id = $"ou-{entered.Value.Organization.RootId[2..]}-{call.Ids.LowerCase(8)}",
            ParentId = request.ParentId,
            Name = request.Name,
            Policies = AwsPolicies.OfNewNode(draft.State),
            Tags = tags.Value,
        };
        draft.Put(OrganizationsState.Units, unit);
        return new CreateOrganizationalUnitResponse { OrganizationalUnit = OrganizationalUnitShape.Of(unit, entered.Value with { Management = draft.State }) };
    }

    private static AwsError? CheckQuota(AccountState state, string parentId) =>
        state.All(OrganizationsState.Units).Count >= OrganizationsQuota.Units ? StructureErrors.UnitsExceeded
        : Tree.Depth(state, parentId) >= OrganizationsQuota.UnitDepth ? StructureErrors.DepthExceeded
        : null;
}
