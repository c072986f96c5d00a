using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class CreateOrganizationRequest
{
    [OneOf("ALL", "CONSOLIDATED_BILLING")]
    public string? FeatureSet { get; init; }
}

[Shape]
public sealed partial class CreateOrganizationResponse
{
    public OrganizationShape? Organization { get; init; }
}

/// <summary>AWS: Organizations API Reference, CreateOrganization. The caller's account becomes its management account.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class CreateOrganization : IWriteOperation<CreateOrganizationRequest, CreateOrganizationResponse>
{
    public static Authorization Authorize(CreateOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<CreateOrganizationResponse> Handle(CreateOrganizationRequest request, Call call, Draft draft)
    {
        if (call.Platform.Organizations.Of(call.Account) is not null)
        {
            return StructureErrors.AlreadyInOrganization;
        }

        var organization = new Organization
        {
            Id = "o-" + call.Ids.LowerCase(10),
            FeatureSet = request.FeatureSet ?? Organization.AllFeatures,
            RootId = "r-" + call.Ids.LowerCase(4),
            CreateDate = call.Now,
        };
        draft.Put(OrganizationsState.Organizations, organization);
        draft.Put(OrganizationsState.Roots, new OrganizationRoot { Id = organization.RootId });
        draft.Put(OrganizationsState.Members, new Member
        {
            Id = call.Account.ToString(),
            ParentId = organization.RootId,
            JoinedMethod = Member.Invited,
            JoinedTimestamp = call.Now,
        });
        if (organization.HasAllFeatures)
        {
            OrganizationsRole.Put(draft, call);
        }

        return new CreateOrganizationResponse { Organization = OrganizationShape.Of(draft.State, organization, call.Platform) };
    }
}
